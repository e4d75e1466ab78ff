/** A refusal in the platform's own numbering; the platform's door turns it into its own JSON shape. */
export class PlatformError extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly extra: Record<string, unknown> = {},
  ) {
    super(message);
  }
}

/** A person of the sandbox tried something that a real client would not let happen. */
export class ControlError extends Error {}
