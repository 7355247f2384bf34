/** An RFC 9457 answer of the server, or what stands in for one when no answer came. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string | null,
    readonly members: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail ?? title);
    this.name = 'Problem';
  }

  /** No service answered: worth asking again. What a service refused it refuses again. */
  get unanswered(): boolean {
    return [0, 502, 503, 504].includes(this.status);
  }

  static from(status: number, body: unknown): Problem {
    if (body === null || typeof body !== 'object') return new Problem(status, 'unexpected-answer', '', null);
    const members = body as Record<string, unknown>;
    return new Problem(
      status,
      typeof members.code === 'string' ? members.code : 'unexpected-answer',
      typeof members.title === 'string' ? members.title : '',
      typeof members.detail === 'string' ? members.detail : null,
      members,
    );
  }

  static fromText(status: number, text: string): Problem {
    try {
      return Problem.from(status, JSON.parse(text));
    } catch {
      return Problem.from(status, null);
    }
  }

  /** No answer at all: the network or the server is away. */
  static unreachable(): Problem {
    return new Problem(0, 'unreachable', '', null);
  }

  static of(error: unknown): Problem {
    return error instanceof Problem ? error : Problem.unreachable();
  }
}
