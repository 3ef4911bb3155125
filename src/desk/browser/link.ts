import type { Answer, ExportRequest, ExportResult, Request, Texts } from '../protocol.ts';
import type { Change } from '../sheet.ts';

/** The page's handlers for the worker's answers. */
export type Answers = {
  [Kind in Exclude<Answer['kind'], 'made'>]: (answer: Extract<Answer, { kind: Kind }>) => void;
} & {
  /** Changes were sent: `checked` will follow. */
  checking(): void;
};

type Waiting = { resolve(made: ExportResult): void; reject(error: Error): void };

/** The connection to the desk's worker. */
export class Link {
  private readonly worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  private readonly waiting = new Map<number, Waiting>();
  private readonly checking: () => void;
  private lastId = 0;
  /** The number of the last change. */
  private revision = 0;

  constructor(texts: Texts, answers: Answers) {
    this.checking = answers.checking;
    this.send({ kind: 'begin', texts });
    this.worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (data.kind === 'made') this.take(data.id)?.resolve(data);
      else if (data.kind === 'failed' && data.id !== undefined)
        this.take(data.id)?.reject(new Error(data.message));
      else if (data.kind === 'failed') answers.failed(data);
      else if (data.kind === 'files') answers.files(data);
      // Results from before the last change are out of date.
      else if (data.revision !== this.revision) return;
      else if (data.kind === 'checked') answers.checked(data);
      else answers.charts(data);
    });
    this.worker.addEventListener('error', ({ message }) =>
      answers.failed({ kind: 'failed', what: 'start', message }),
    );
  }

  send(request: Exclude<Request, { kind: 'change' | 'make' }>): void {
    this.worker.postMessage(request);
  }

  /** Sends changes made to the page's workbook. */
  change(changes: Change[]): void {
    this.revision++;
    this.worker.postMessage({ kind: 'change', revision: this.revision, changes } satisfies Request);
    this.checking();
  }

  /** Requests something made of the current workbook. */
  make<Kind extends ExportRequest['what']>(
    wanted: Extract<ExportRequest, { what: Kind }>,
  ): Promise<Extract<ExportResult, { what: Kind }>> {
    const id = ++this.lastId;
    this.worker.postMessage({ kind: 'make', id, ...wanted } as Request);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
    });
  }

  private take(id: number): Waiting | undefined {
    const found = this.waiting.get(id);
    this.waiting.delete(id);
    return found;
  }
}
