import sharp from 'sharp';
import { sandboxConfiguration, sandboxOrganization } from '../../src/sandbox/company';
import { sandboxPeople } from '../../src/sandbox/people';
import { samplePicture } from '../../src/sandbox/sample-picture';
import { buildStage } from './support';

test('everybody named in the organisation is one of its people', () => {
  const organization = sandboxOrganization();
  const known = new Set(organization.people.map(({ id }) => id));
  const named = [
    ...organization.departments.flatMap(({ head, informationOfficer }) => [head, informationOfficer]),
    organization.office.head,
    ...organization.office.contacts,
    ...organization.office.editors,
    ...organization.office.publishers,
    organization.office.credentialCustodian,
    organization.secrecyLead,
    ...organization.executives,
    ...organization.archivists,
    ...organization.auditors,
    ...organization.sysAdmins,
  ];
  expect(named.filter((id) => !known.has(id))).toEqual([]);
  expect(organization.people).toContainEqual({ id: 'U-202', name: '尹小川', title: '内容编辑', wecom: 'yinxiaochuan' });
});

test('the guest has a phone but no place in the organisation', () => {
  const guest = sandboxPeople().find(({ id }) => id === null);
  expect(guest?.userid).toBe('luyouren');
  expect(sandboxOrganization().people.map(({ wecom }) => wecom)).not.toContain('luyouren');
  expect(new Set(sandboxPeople().map(({ userid }) => userid)).size).toBe(17);
});

test('the configuration points at the platforms and carries their credentials', async () => {
  const stage = await buildStage();
  const { url, credentials } = stage.platforms;
  const configuration = sandboxConfiguration(stage.platforms, { port: 8080 });
  expect(configuration.server).toEqual({ host: '127.0.0.1', port: 8080, publicUrl: 'http://127.0.0.1:8080' });
  expect(configuration.messengers.wecom).toMatchObject({
    apiBase: `${url}/wecom`,
    oauthBase: `${url}/wecom-login`,
    ...credentials.wecom,
  });
  expect(configuration.accounts).toMatchObject([
    {
      id: 'A-WB',
      apiBase: `${url}/weibo`,
      linkBase: 'http://127.0.0.1:8080/p',
      accessToken: credentials.weibo.accessToken,
    },
    { id: 'A-WX', apiBase: `${url}/wechat`, release: 'freepublish', appId: credentials.wechat.appId },
  ]);
  expect(Buffer.from(`${credentials.wecom.callback.encodingAesKey}=`, 'base64')).toHaveLength(32);
  expect(JSON.stringify(configuration)).not.toContain(credentials.product.consoleToken);
  await stage.end();
});

test('a sample picture is the same for the same name and of the kind its name says', async () => {
  const [png, again, other, jpg] = await Promise.all(
    ['who.png', 'who.png', 'teeth.png', 'tree.jpg'].map(samplePicture),
  );
  expect(png).toEqual(again);
  expect(png).not.toEqual(other);
  expect((await sharp(png).metadata()).format).toBe('png');
  expect((await sharp(jpg).metadata()).format).toBe('jpeg');
});
