/** A refusal of the new API (`api.dingtalk.com`): an HTTP status and a code in words. */
export class ApiRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message = code,
    /** further fields of the answer */
    readonly detail: object = {},
  ) {
    super(message);
  }
}

/** 400, the usual one. */
export function refuse(code: string, message?: string): never {
  throw new ApiRefusal(400, code, message);
}
