import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A member of the fictional company, as the directory and the phones show them. */
export interface SandboxPerson {
  /** Id in organization.yaml; null for somebody who is in WeCom but not in the organisation. */
  id: string | null;
  userid: string;
  name: string;
  title: string;
  /** Name of the department, empty for people above departments. */
  department: string;
  /** Has left the company: no longer in the directory, though the phone still lies there. */
  left?: true;
}

export interface SandboxDepartment {
  id: string;
  name: string;
  head: string;
  officer: string;
}

interface SampleCompany {
  company: string;
  departments: SandboxDepartment[];
  people: { id: string; name: string; title: string }[];
  config: { healthVideoHosts: string[] };
}

const USERIDS: Record<string, string> = {
  'U-101': 'qiaoyuanxiu',
  'U-102': 'anruoxi',
  'U-103': 'keyiming',
  'U-201': 'mengchuqing',
  'U-202': 'yinxiaochuan',
  'U-301': 'huoyuanzhi',
  'U-302': 'lankeke',
  'U-401': 'jishutong',
  'U-402': 'xiangxiaobei',
  'U-501': 'lujianshan',
  'U-502': 'xiazhi',
  'U-601': 'yanshoumo',
  'U-701': 'wenqingyuan',
  'U-702': 'jipingchuan',
  'U-801': 'shiananan',
  'U-901': 'yukezheng',
};

/** Is in WeCom and may write to the app, but stands in no organisation file: the product has to refuse him. */
const GUEST: SandboxPerson = { id: null, userid: 'luyouren', name: '路有仁', title: '外来访客', department: '' };

// The same relative place from src/sandbox/ and from dist/sandbox/: the build does not copy data files.
const SAMPLES = path.resolve(__dirname, '../../src/sandbox/data/sample-posts.json');

let read: SampleCompany | undefined;

export function sampleCompany(): SampleCompany {
  read ??= (JSON.parse(readFileSync(SAMPLES, 'utf8')) as { meta: SampleCompany }).meta;
  return read;
}

/** Everybody who has a phone in the sandbox, the guest last. */
export function sandboxPeople(): SandboxPerson[] {
  const { people, departments } = sampleCompany();
  const members = people.map(({ id, name, title }) => ({
    id,
    userid: useridOf(id),
    name,
    title,
    department: departmentOf(departments, id),
  }));
  return [...members, GUEST];
}

export function sandboxDepartments(): SandboxDepartment[] {
  return sampleCompany().departments;
}

export function companyName(): string {
  return sampleCompany().company.replace(/（.*）$/, '');
}

export function useridOf(id: string): string {
  const userid = USERIDS[id];
  if (!userid) throw new Error(`sample-posts.json names ${id}, which has no WeCom userid here`);
  return userid;
}

function departmentOf(departments: SandboxDepartment[], id: string): string {
  const own = departments.find(({ head, officer }) => head === id || officer === id);
  return own?.name ?? (id === 'U-102' ? (departments[0]?.name ?? '') : '');
}
