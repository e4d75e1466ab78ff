/** Offices in words, and what is refused when people are named for them. */
import type { World } from '../../application/world';
import type { Refusal } from '../../domain/commands';
import type { Office } from '../../domain/house/offices';
import { findDepartment, nameOf, type Organization } from '../../domain/people';

type StaffRefusal = Extract<
  Refusal,
  {
    code:
      | 'OFFICER_ALREADY'
      | 'HEAD_IS_NO_OFFICER'
      | 'OFFICER_ELSEWHERE'
      | 'OFFICER_THERE'
      | 'OWN_SUCCESSOR'
      | 'SUCCESSION_DOCUMENT_NEEDED'
      | 'NO_OFFICE';
  }
>;

const ROLES: Record<Exclude<Office['role'], 'deptHead' | 'informationOfficer'>, string> = {
  officeHead: '办公室负责人',
  contact: '工作联系人',
  editor: '核稿人',
  publisher: '发布专员',
  credentialCustodian: '账号密码保管人',
  secrecyLead: '保密领导小组负责人',
  executive: '公司主要领导',
  archivist: '档案管理员',
  auditor: '审计',
  sysAdmin: '系统管理员',
};

/** 健康内容部负责人、核稿人 */
export function officeWords(offices: Office[], organization: Organization): string {
  return offices.map((office) => oneOffice(office, organization)).join('、');
}

function oneOffice(office: Office, organization: Organization): string {
  if (office.role === 'deptHead') return `${departmentName(organization, office.departmentId)}负责人`;
  if (office.role === 'informationOfficer') return `${departmentName(organization, office.departmentId)}信息员`;
  return ROLES[office.role];
}

export function departmentName(organization: Organization, id: string): string {
  return findDepartment(organization, id)?.name ?? id;
}

export function staffRefusalText(refusal: StaffRefusal, { organization }: World): string {
  const name = (id: string) => nameOf(organization, id);
  switch (refusal.code) {
    case 'OFFICER_ALREADY':
      return `${name(refusal.personId)}已经是本部门信息员，没有变化。`;
    case 'HEAD_IS_NO_OFFICER':
      return '您是部门负责人，不能兼任信息员：自己投的稿不能自己审核。没有信息员时，您可以直接投稿，由上级审核。';
    case 'OFFICER_ELSEWHERE':
      return `${name(refusal.personId)}是${departmentName(organization, refusal.departmentId)}的信息员，一人只任一个部门。请换一位。`;
    case 'OFFICER_THERE': {
      const [present, wanted] = [name(refusal.personId), name(refusal.wanted)];
      return `没有生效：本部门信息员是${present}，一个部门只设一名。要换人，请回复“信息员 ${wanted} 接替 ${present}”。`;
    }
    case 'OWN_SUCCESSOR':
      return '原任和继任是同一个人，没有变化。例如“继任 张三 李四 任〔2026〕3号”。';
    case 'SUCCESSION_DOCUMENT_NEEDED':
      return '没有生效：继任要写明任命文号。例如“继任 张三 李四 任〔2026〕3号”。';
    case 'NO_OFFICE':
      return `${name(refusal.personId)}名下没有需要继任的职务。信息员由部门负责人用“信息员 姓名”指定。`;
  }
}
