/** Calls to this page's own server. A refusal becomes an Error whose message people can read. */

async function call(path, options) {
  let response;
  try {
    response = await fetch(`/sandbox/api/${path}`, options);
  } catch {
    throw new Error('连不上沙盒的服务，请看看它是否还在运行');
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.detail ?? `沙盒没有办成（HTTP ${response.status}）`);
  return answer;
}

export const get = (path) => call(path);

export const post = (path, body) =>
  call(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** Something a person does on a phone; fails too when the app did not answer the platform. */
export async function act(path, body) {
  const { status, problem } = await post(path, body);
  if (status === 0) throw new Error('签发没有应答：它可能没在运行，或者太慢');
  if (status !== 200) throw new Error(`签发没有接住这条消息（HTTP ${status}）`);
  if (problem) throw new Error(`企业微信不显示这个应答：${problem}`);
}
