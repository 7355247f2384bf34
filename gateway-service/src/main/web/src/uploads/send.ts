import { idempotencyKey } from '../api/client';
import { Problem } from '../api/problem';
import type { UploadOptions } from './uploads';

/** Sends one file. XMLHttpRequest, because fetch does not say how much of a body has gone out. */
export function send(file: File, options: UploadOptions, onPercent: (percent: number) => void): Promise<{ id: string }> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(options)) if (value) form.append(name, value as string);
    form.append('file', file, file.name);
    const request = new XMLHttpRequest();
    request.open('POST', '/api/statements');
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Idempotency-Key', idempotencyKey());
    request.upload.onprogress = ({ loaded, total }) => onPercent(total > 0 ? Math.floor((loaded * 100) / total) : 0);
    request.onerror = () => reject(Problem.unreachable());
    request.onload = () => {
      if (request.status < 200 || request.status > 299) reject(Problem.fromText(request.status, request.responseText));
      else resolve(JSON.parse(request.responseText) as { id: string });
    };
    request.send(form);
  });
}
