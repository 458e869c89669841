export interface Person {
  id: string;
  name: string;
  place: string;
  post: string;
  category: string;
  hours: number;
}

const names = [
  'Нұрланова Айгүл Серікқызы',
  'Әбенова Гүлнар',
  'Петрова Марина Викторовна',
  'Ғабитов Ерлан Маратұлы',
  'Иванова Светлана Анатольевна',
  'Қасымова Дина Ораққызы',
  'Ёлкина Вера Павловна',
  'Өмірзақова Салтанат',
  'Сидоренко Ольга Игоревна',
  'Ұзақбаева Роза Болатқызы',
  'Үмбетова Жанар',
  'Һамитова Алия',
  'Ісмаилова Зере',
  'Яковлева Нина Ивановна',
];
const places = ['Детский сад № 2', 'Детский сад № 10 «Солнышко»', 'Детский сад № 28 «Ласточка»', 'Школа № 4'];
const posts = ['воспитатель', 'учитель', 'музыкальный руководитель', 'логопед'];
const categories = ['высшая', 'первая', ''];

export const people: Person[] = names.map((name, at) => ({
  id: `p${at}`,
  name,
  place: places[at % places.length] ?? '',
  post: posts[(at * 3) % posts.length] ?? '',
  category: categories[at % categories.length] ?? '',
  hours: (at * 37) % 120,
}));
