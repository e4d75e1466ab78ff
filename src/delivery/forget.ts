/** Deletes the bytes of a picture that was let go, unless another record uses the same ones. */
import type { ForgetFile } from '../application/files';
import type { FileStore } from '../application/ports';
import type { Store } from '../application/store';
import type { CurrentWorld } from '../application/world';
import type { Handler } from './outbox-work';

export function forgetHandler({
  store,
  files,
  world,
}: {
  store: Store;
  files: FileStore;
  world: CurrentWorld;
}): Handler {
  return async ({ payload }) => {
    const { sha256 } = JSON.parse(payload) as ForgetFile;
    const isCover = (await world()).accounts.some(({ defaultCover }) => defaultCover === sha256);
    if (!isCover && !(await store.read.isPictureUsed(sha256))) await files.drop(sha256);
    return { kind: 'done' };
  };
}
