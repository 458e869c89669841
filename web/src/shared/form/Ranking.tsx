import {
  type Announcements,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  closestCenter,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  SortableContext,
  arrayMove,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { Button, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconPlus, IconX } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToastWithUndo } from '../ui/toast';
import classes from './Ranking.module.css';

export interface RankedItem {
  key: string;
  label: string;
}

interface RankingProps {
  /** What is being ordered, for those who do not see the list. */
  label: string;
  items: RankedItem[];
  /** The keys in their order; what is not in it has no place yet. */
  value: string[];
  onChange: (value: string[]) => void;
  /** How many places there are; as many as items if not given. */
  places?: number;
}

/**
 * Puts things in order: a tap gives the next place; a place is changed by dragging, with the arrow buttons, or with
 * the keyboard on the handle (Space, arrows, Space).
 */
export function Ranking({ label, items, value, onChange, places = items.length }: RankingProps) {
  const { t } = useTranslation('shared');
  const [said, say] = useState('');
  const heading = useId();
  const toastWithUndo = useToastWithUndo();
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  const sensors = useSensors(
    useSensor(PointerSensor),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const nameOf = (key: string | number) => items.find((item) => item.key === key)?.label ?? '';
  const placed = value.map((key) => ({ key, label: nameOf(key) }));
  const rest = items.filter(({ key }) => !value.includes(key));
  const full = value.length >= places;

  function move(from: number, to: number) {
    if (from >= 0 && to >= 0 && to < value.length && from !== to) {
      onChange(arrayMove(value, from, to));
      say(t('ranking.moved', { item: nameOf(value[from] ?? ''), place: to + 1 }));
    }
  }

  function give(key: string) {
    onChange([...value, key]);
    say(t('ranking.moved', { item: nameOf(key), place: value.length + 1 }));
  }

  function clear() {
    onChange([]);
    // By then the form may have other answers, which only its latest `onChange` knows.
    void toastWithUndo(t('ranking.cleared'), () => latest.current(value));
  }

  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over) {
      move(value.indexOf(String(active.id)), value.indexOf(String(over.id)));
    }
  };

  const placeOf = (over: { id: string | number } | null) => (over ? value.indexOf(String(over.id)) + 1 : 0);
  const announcements: Announcements = {
    onDragStart: ({ active }) => t('ranking.lifted', { item: nameOf(active.id) }),
    onDragOver: ({ active, over }) => t('ranking.over', { item: nameOf(active.id), place: placeOf(over) }),
    onDragEnd: ({ active, over }) => t('ranking.moved', { item: nameOf(active.id), place: placeOf(over) }),
    onDragCancel: ({ active }) => t('ranking.left', { item: nameOf(active.id) }),
  };

  return (
    <div role="group" aria-labelledby={heading} className={classes.ranking}>
      <VisuallyHidden id={heading}>{label}</VisuallyHidden>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={onDragEnd}
        accessibility={{
          announcements,
          screenReaderInstructions: { draggable: t('ranking.how') },
        }}
      >
        <SortableContext items={value} strategy={verticalListSortingStrategy}>
          <ol className={classes.placed}>
            {placed.map((item, place) => (
              <Placed
                key={item.key}
                item={item}
                place={place}
                last={place === placed.length - 1}
                onMove={(to) => move(place, to)}
                onRemove={() => {
                  onChange(value.filter((key) => key !== item.key));
                  say(t('ranking.removed', { item: item.label }));
                }}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      {rest.length > 0 && (
        <>
          <p className={classes.hint}>
            {full ? t('ranking.full') : t('ranking.tap', { place: value.length + 1 })}
          </p>
          <ul className={classes.rest}>
            {rest.map((item) => (
              <li key={item.key}>
                <button type="button" className={classes.give} disabled={full} onClick={() => give(item.key)}>
                  <IconPlus size={18} aria-hidden />
                  {item.label}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {value.length > 0 && (
        <Button variant="subtle" color="gray" onClick={clear}>
          {t('ranking.again')}
        </Button>
      )}
    </div>
  );
}

interface PlacedProps {
  item: RankedItem;
  place: number;
  last: boolean;
  onMove: (to: number) => void;
  onRemove: () => void;
}

function Placed({ item, place, last, onMove, onRemove }: PlacedProps) {
  const { t } = useTranslation('shared');
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } =
    useSortable({ id: item.key });
  return (
    <li
      ref={setNodeRef}
      className={classes.item}
      data-dragging={isDragging || undefined}
      style={{ transform: transform ? `translateY(${transform.y}px)` : undefined, transition }}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        className={classes.handle}
        {...attributes}
        {...listeners}
        aria-label={t('ranking.handle', { item: item.label, place: place + 1 })}
      >
        <IconGripVertical size={18} aria-hidden />
        <span aria-hidden>{place + 1}</span>
      </button>
      <span className={classes.label}>{item.label}</span>
      <span className={classes.moves}>
        <button
          type="button"
          aria-label={t('ranking.up', { item: item.label })}
          disabled={place === 0}
          onClick={() => onMove(place - 1)}
        >
          <IconArrowUp size={20} aria-hidden />
        </button>
        <button
          type="button"
          aria-label={t('ranking.down', { item: item.label })}
          disabled={last}
          onClick={() => onMove(place + 1)}
        >
          <IconArrowDown size={20} aria-hidden />
        </button>
        <button type="button" aria-label={t('ranking.remove', { item: item.label })} onClick={onRemove}>
          <IconX size={20} aria-hidden />
        </button>
      </span>
    </li>
  );
}
