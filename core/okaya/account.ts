/** What a call of the API needs. */
export interface OkayaAccess {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly apiKey: string;
}

/** Which webhooks, as they stand in the path. Texts: it is the API that judges them. */
export interface GroupPlace extends OkayaAccess {
  readonly group: string;
}

export interface WebhookPlace extends GroupPlace {
  readonly webhook: string;
}

/** The two things that a webhook is made of. */
export interface WebhookBody {
  readonly url: string;
  readonly description: string;
}
