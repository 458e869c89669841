import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useConnection } from './connection';
import { persistentFetch } from './persistentFetch';
import { Problem } from './problem';

const request = () => new Request('http://localhost/api/staff/people', { method: 'POST', body: 'x' });
const answers = vi.fn<typeof fetch>();

describe('sending a request', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('fetch', answers);
  });

  afterEach(() => {
    answers.mockReset();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it('goes again with the same body when the line broke', async () => {
    answers
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockResolvedValueOnce(new Response('done'));
    const answer = persistentFetch(request());
    await vi.advanceTimersByTimeAsync(1000);
    expect((await answer).status).toBe(200);
    const second = answers.mock.calls[1]?.[0] as Request;
    expect(await second.text()).toBe('x');
  });

  it('waits as long as a busy service asks', async () => {
    const busy = new Response(null, { status: 429, headers: { 'Retry-After': '3' } });
    answers.mockResolvedValueOnce(busy).mockResolvedValueOnce(new Response('done'));
    const answer = persistentFetch(request());
    await vi.advanceTimersByTimeAsync(2900);
    expect(answers).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(200);
    expect((await answer).status).toBe(200);
  });

  it('hands on a refusal to wait for minutes, so that the reader decides', async () => {
    answers.mockResolvedValue(new Response(null, { status: 503, headers: { 'Retry-After': '120' } }));
    expect((await persistentFetch(request())).status).toBe(503);
    expect(answers).toHaveBeenCalledTimes(1);
  });

  it('does not repeat what was refused for a reason', async () => {
    answers.mockResolvedValue(new Response(null, { status: 409 }));
    expect((await persistentFetch(request())).status).toBe(409);
    expect(answers).toHaveBeenCalledTimes(1);
  });

  it('says at last that the line is lost', async () => {
    answers.mockRejectedValue(new TypeError('Failed to fetch'));
    const failure = persistentFetch(request()).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(60_000);
    const problem = await failure;
    expect(problem).toBeInstanceOf(Problem);
    expect((problem as Problem).kind).toBe('lost');
  });

  it('promises another try only as long as there is one', async () => {
    const { result } = renderHook(useConnection);
    answers.mockRejectedValue(new TypeError('Failed to fetch'));
    const failure = persistentFetch(request()).catch(() => 'given up');
    await act(() => vi.advanceTimersByTimeAsync(1000));
    expect(result.current.state).toBe('lost');
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(await failure).toBe('given up');
    expect(result.current.state).toBe('good');
  });

  it('tells of a device without a line even when nothing is asked', async () => {
    const { result } = renderHook(useConnection);
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    act(() => void window.dispatchEvent(new Event('offline')));
    expect(result.current.state).toBe('off');
    answers.mockRejectedValue(new TypeError('Failed to fetch'));
    const failure = persistentFetch(request()).catch(() => 'given up');
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(await failure).toBe('given up');
    expect(result.current.state).toBe('off');
    act(() => void window.dispatchEvent(new Event('online')));
    expect(result.current.state).toBe('good');
  });

  it('goes again at once when the browser says that the line is back', async () => {
    answers
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockResolvedValueOnce(new Response('done'));
    const answer = persistentFetch(request());
    await vi.advanceTimersByTimeAsync(1600);
    expect(answers).toHaveBeenCalledTimes(3);
    window.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(1);
    expect((await answer).status).toBe(200);
  });

  it('stops when nobody waits for the answer any more', async () => {
    answers.mockRejectedValue(new TypeError('Failed to fetch'));
    const leaving = new AbortController();
    const failure = persistentFetch(new Request(request(), { signal: leaving.signal })).catch(
      () => 'stopped',
    );
    await vi.advanceTimersByTimeAsync(100);
    leaving.abort();
    expect(await failure).toBe('stopped');
  });
});
