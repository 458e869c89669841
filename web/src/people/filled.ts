import { newKey } from '../shared/api/key';
import type { Picked } from '../shared/form/AsyncPicker';
import { readDay, written } from './days';
import type { Person, PersonBody, Post } from './queries';

export interface FilledPost {
  key: string;
  institution: Picked | null;
  position: string;
  category: string;
  categorySince: string;
  from: string | null;
  until: string | null;
  partTime: boolean;
  remark: string;
}

/** A person as the form holds them: days as people write them, nothing as an empty text; of posts the reader's own. */
export interface FilledPerson {
  family: string;
  given: string;
  patronymic: string;
  posts: FilledPost[];
  born: string;
  education: string;
  experienceYears: number | string;
  email: string;
  phone: string;
}

export const emptyPost = (institution: Picked | null): FilledPost => ({
  key: newKey(),
  institution,
  position: '',
  category: '',
  categorySince: '',
  from: null,
  until: null,
  partTime: false,
  remark: '',
});

export const emptyPerson = (institution: Picked | null): FilledPerson => ({
  family: '',
  given: '',
  patronymic: '',
  posts: [emptyPost(institution)],
  born: '',
  education: '',
  experienceYears: '',
  email: '',
  phone: '',
});

export const filledOf = (person: Person): FilledPerson => ({
  family: person.family,
  given: person.given,
  patronymic: person.patronymic ?? '',
  posts: person.posts
    .filter(({ changeable }) => changeable)
    .map((post, place) => ({
      key: String(place),
      institution: { id: post.institution, name: post.institutionName },
      position: post.position,
      category: post.category ?? '',
      categorySince: written(post.categorySince),
      from: post.from ?? null,
      until: post.until ?? null,
      partTime: post.partTime,
      remark: post.remark ?? '',
    })),
  born: written(person.born),
  education: person.education ?? '',
  experienceYears: person.experienceYears ?? '',
  email: person.email ?? '',
  phone: person.phone ?? '',
});

/** What other institutions keep of a person: it is shown, and sent back as it came. */
export const foreignPosts = (person: Person): Post[] => person.posts.filter(({ changeable }) => !changeable);

const orNothing = (text: string) => text.trim() || undefined;

export const bodyOf = (filled: FilledPerson, foreign: Post[]): PersonBody => ({
  family: filled.family.trim(),
  given: filled.given.trim(),
  patronymic: orNothing(filled.patronymic),
  posts: [
    ...foreign,
    ...filled.posts.map((post) => ({
      institution: post.institution?.id ?? '',
      position: post.position,
      category: orNothing(post.category),
      categorySince: readDay(post.categorySince) ?? undefined,
      from: post.from ?? undefined,
      until: post.until ?? undefined,
      partTime: post.partTime,
      remark: orNothing(post.remark),
    })),
  ],
  born: readDay(filled.born) ?? undefined,
  education: orNothing(filled.education),
  experienceYears: filled.experienceYears === '' ? undefined : Number(filled.experienceYears),
  email: orNothing(filled.email),
  phone: orNothing(filled.phone),
});
