// Runs beside the first member's mongod at each of its starts, and does what has not been done yet.
// Until there is a user, MongoDB lets whoever comes from the same host make the first one.

const { NODES, DOMAIN, MONGO_ADMIN_PASSWORD } = process.env;
const SET = 'kopilka';
const members = Array.from({ length: Number(NODES) }, (_, n) => `mongodb-${n}${DOMAIN}:27017`);
const users = {
  gateway: { database: 'kopilka-gateway', password: process.env.MONGO_PASSWORD_GATEWAY },
  'staff-service': { database: 'kopilka-staff', password: process.env.MONGO_PASSWORD_STAFF },
  'events-service': { database: 'kopilka-events', password: process.env.MONGO_PASSWORD_EVENTS },
  'survey-service': { database: 'kopilka-survey', password: process.env.MONGO_PASSWORD_SURVEY },
  'experience-bank-service': { database: 'kopilka-bank', password: process.env.MONGO_PASSWORD_BANK },
};

function patiently(what, attempt) {
  for (let tries = 0; ; tries++) {
    try {
      return attempt();
    } catch (failure) {
      if (tries % 30 === 29) print(`${what}: ${failure.message}`);
      sleep(1000);
    }
  }
}

function leader(here) {
  const hello = here.hello();
  if (hello.isreplicaset) {
    here.adminCommand({ replSetInitiate: { _id: SET, members: [{ _id: 0, host: members[0] }] } });
  }
  if (!hello.primary) throw new Error('the replica set has no primary yet');
  return hello.primary === hello.me;
}

const here = patiently('mongod does not answer', () =>
  new Mongo('mongodb://127.0.0.1:27017/?directConnection=true&serverSelectionTimeoutMS=2000').getDB('admin'),
);
if (patiently('founding', () => leader(here))) {
  try {
    here.createUser({ user: 'admin', pwd: MONGO_ADMIN_PASSWORD, roles: ['root'] });
    print('Founded the replica set and made its administrator');
  } catch (failure) {
    // Unauthorized: there is a user, so the door that stood open for the first one is shut.
    if (failure.codeName !== 'Unauthorized') throw failure;
  }
}

const credentials = `admin:${encodeURIComponent(MONGO_ADMIN_PASSWORD)}`;
const admin = patiently('logging in', () => {
  const db = new Mongo(
    `mongodb://${credentials}@${members[0]}/?replicaSet=${SET}&authSource=admin&serverSelectionTimeoutMS=2000`,
  ).getDB('admin');
  db.hello();
  return db;
});

for (const [user, { database, password }] of Object.entries(users)) {
  const roles = [{ role: 'readWrite', db: database }];
  patiently(`user ${user}`, () =>
    admin.getUser(user)
      ? admin.updateUser(user, { pwd: password, roles })
      : admin.createUser({ user, pwd: password, roles }),
  );
}

for (const host of members.slice(1)) {
  patiently(`taking in ${host}`, () => {
    const { config } = admin.runCommand({ replSetGetConfig: 1 });
    if (config.members.some((member) => member.host === host)) return;
    config.version++;
    config.members.push({ _id: Math.max(...config.members.map((member) => member._id)) + 1, host });
    admin.adminCommand({ replSetReconfig: config });
    print(`Took in ${host}`);
  });
}
