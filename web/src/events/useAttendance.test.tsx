import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { show } from '../shared/testing/show';
import type { Mark, Participant } from './queries';
import { useAttendance } from './useAttendance';

const participant = (person: string): Participant => ({
  person,
  name: person,
  institution: 'garden',
  institutionName: 'Детский сад № 28',
  state: 'seated',
  walkIn: false,
  mayGiveBack: false,
});
const people = [participant('Анна'), participant('Ева')];

function Door() {
  const { marks, mark, unsent, problem, isKept } = useAttendance('event', people);
  return (
    <>
      {people.map(({ person }) => (
        <button key={person} onClick={() => mark([{ person, came: true }])}>
          {person}: {String(marks.get(person))}
        </button>
      ))}
      <p>Не записано: {unsent}</p>
      {problem && (
        <p role="alert">
          {problem.title}
          {isKept && 'Осталось'}
        </p>
      )}
    </>
  );
}

/** Answers as the service would; what was sent to it is in the result. */
function service(answer: () => Response): Mark[][] {
  const heard: Mark[][] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    heard.push(((await request.json()) as { marks: Mark[] }).marks);
    return answer();
  });
  return heard;
}

const taken = () => Response.json(people.map((each) => ({ ...each, came: true })));
const refused = () => Response.json({ title: 'Мероприятие отменено', status: 409 }, { status: 409 });

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('Marking who came', () => {
  it('shows a mark at once and sends those of a quick hand together', async () => {
    const heard = service(taken);
    await show(<Door />);
    await userEvent.click(screen.getByText('Анна: undefined'));
    await userEvent.click(screen.getByText('Ева: undefined'));
    expect(screen.getByText('Анна: true')).toBeInTheDocument();
    await waitFor(() => expect(screen.getByText('Не записано: 0')).toBeInTheDocument());
    expect(heard).toEqual([
      [
        { person: 'Анна', came: true },
        { person: 'Ева', came: true },
      ],
    ]);
  });

  it('keeps what was not sent when the page is closed, and sends it when it is opened again', async () => {
    service(() => new Response(null, { status: 500 }));
    const first = await show(<Door />);
    await userEvent.click(screen.getByText('Анна: undefined'));
    await waitFor(() => expect(screen.getByRole('alert')).toBeInTheDocument());
    first.unmount();

    const heard = service(taken);
    await show(<Door />);
    expect(screen.getByText('Анна: true')).toBeInTheDocument();
    await waitFor(() => expect(heard).toEqual([[{ person: 'Анна', came: true }]]));
  });

  it('sends by itself what the line lost, as soon as the line is back', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await show(<Door />);
    fireEvent.click(screen.getByText('Анна: undefined'));
    await act(() => vi.advanceTimersByTimeAsync(20_000));
    expect(screen.getByRole('alert')).toHaveTextContent('Осталось');

    const heard = service(taken);
    act(() => void window.dispatchEvent(new Event('online')));
    await waitFor(() => expect(screen.getByText('Не записано: 0')).toBeInTheDocument());
    expect(heard).toEqual([[{ person: 'Анна', came: true }]]);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('tries again after a while even if nobody tells that the line is back', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    service(() => new Response(null, { status: 502 }));
    await show(<Door />);
    fireEvent.click(screen.getByText('Анна: undefined'));
    await act(() => vi.advanceTimersByTimeAsync(1000));
    expect(screen.getByRole('alert')).toBeInTheDocument();

    const heard = service(taken);
    await act(() => vi.advanceTimersByTimeAsync(31_000));
    await waitFor(() => expect(screen.getByText('Не записано: 0')).toBeInTheDocument());
    expect(heard).toHaveLength(1);
  });

  it('sends a second thought after the first, never beside it', async () => {
    let answer = () => {};
    const heard: Mark[][] = [];
    vi.stubGlobal('fetch', async (request: Request) => {
      heard.push(((await request.json()) as { marks: Mark[] }).marks);
      await new Promise<void>((resolve) => (answer = resolve));
      return taken();
    });
    await show(<Door />);
    await userEvent.click(screen.getByText('Анна: undefined'));
    await waitFor(() => expect(heard).toHaveLength(1));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    fireEvent.click(screen.getByText('Ева: undefined'));
    await act(() => vi.advanceTimersByTimeAsync(5_000));
    expect(heard).toHaveLength(1);
    vi.useRealTimers();
    answer();
    await waitFor(() => expect(heard).toHaveLength(2));
    answer();
    await waitFor(() => expect(screen.getByText('Не записано: 0')).toBeInTheDocument());
    expect(heard).toEqual([[{ person: 'Анна', came: true }], [{ person: 'Ева', came: true }]]);
  });

  it('takes a mark back that the service refused for good, and says why', async () => {
    service(refused);
    await show(<Door />);
    await userEvent.click(screen.getByText('Анна: undefined'));
    expect(await screen.findByText('Мероприятие отменено')).toBeInTheDocument();
    expect(screen.getByText('Анна: undefined')).toBeInTheDocument();
    expect(screen.getByText('Не записано: 0')).toBeInTheDocument();
    expect(screen.queryByText(/Осталось/)).toBeNull();
  });
});
