import { QueryObserver, focusManager, onlineManager } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from './problem';
import { CLOSELY, queryClient, watched } from './queries';

describe('what people watch together', () => {
  const cache = queryClient(() => undefined);
  const answer = vi.fn<() => Promise<number>>();
  let leave: () => void;

  function watch(moves?: (seats: number) => boolean) {
    const observer = new QueryObserver(cache, {
      queryKey: ['seats'],
      queryFn: answer,
      ...watched(CLOSELY, moves),
    });
    leave = observer.subscribe(() => undefined);
    return observer;
  }

  const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);

  beforeEach(() => {
    vi.useFakeTimers();
    cache.mount();
    answer.mockResolvedValue(2);
  });

  afterEach(() => {
    leave();
    cache.unmount();
    cache.clear();
    answer.mockReset();
    focusManager.setFocused(undefined);
    onlineManager.setOnline(true);
    vi.useRealTimers();
  });

  it('is shown within a second of its change', async () => {
    const seats = watch();
    await pass(0.1);
    answer.mockResolvedValue(1);
    await pass(1);
    expect(seats.getCurrentResult().data).toBe(1);
  });

  it('is not asked for behind another tab, and at once when one comes back', async () => {
    watch();
    await pass(0.1);
    focusManager.setFocused(false);
    await pass(60);
    expect(answer).toHaveBeenCalledTimes(1);
    focusManager.setFocused(true);
    await pass(0.1);
    expect(answer).toHaveBeenCalledTimes(2);
  });

  it('is not asked for without a line, and at once when it is back', async () => {
    watch();
    await pass(0.1);
    onlineManager.setOnline(false);
    await pass(60);
    expect(answer).toHaveBeenCalledTimes(1);
    onlineManager.setOnline(true);
    await pass(0.1);
    expect(answer).toHaveBeenCalledTimes(2);
  });

  it('is asked for less often while a service fails, or as seldom as that says', async () => {
    const seats = watch();
    await pass(0.1);
    answer.mockRejectedValue(new Problem({ status: 503, retryAfter: 20 }));
    await pass(20);
    expect(answer).toHaveBeenCalledTimes(2);
    expect(seats.getCurrentResult().data).toBe(2);
    answer.mockRejectedValue(new Problem({ status: 500 }));
    await pass(1);
    expect(answer).toHaveBeenCalledTimes(3);
    answer.mockResolvedValue(1);
    await pass(5);
    expect(seats.getCurrentResult().data).toBe(1);
  });

  it('is not asked for again once it is gone or can change no more', async () => {
    watch((seats) => seats > 0);
    await pass(0.1);
    answer.mockResolvedValue(0);
    await pass(60);
    expect(answer).toHaveBeenCalledTimes(2);
    leave();
    answer.mockRejectedValue(new Problem({ status: 404 }));
    watch();
    await pass(60);
    expect(answer).toHaveBeenCalledTimes(3);
  });
});
