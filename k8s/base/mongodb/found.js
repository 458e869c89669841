// Runs beside the first member's mongod at each of its starts, and does what has not been done yet: founds the replica
// set, makes users and brings them to what the environment says, takes members in and out.
// Until there is a user, MongoDB lets whoever comes from the same host make the first one.

const { NODES, DOMAIN, MONGO_ADMIN_PASSWORD, MONGO_ADMIN_PASSWORD_BEFORE, FORMER_LOGINS } = process.env;
const SET = 'kopilka';
const members = Array.from({ length: Number(NODES) }, (_, n) => `mongodb-${n}${DOMAIN}:27017`);
const programs = {
  GATEWAY: ['kopilka-gateway'],
  STAFF: ['kopilka-staff'],
  EVENTS: ['kopilka-events'],
  SURVEY: ['kopilka-survey'],
  BANK: ['kopilka-bank'],
  OPERATIONS: ['kopilka-staff', 'kopilka-events', 'kopilka-survey', 'kopilka-bank'],
};

// The shell awaits a value that is assigned, not one that is returned: "return attempt()" would leave this function
// before the attempt has failed, and nobody would try again.
function patiently(what, attempt) {
  for (let tries = 0; ; tries++) {
    try {
      const result = attempt();
      return result;
    } catch (failure) {
      if (tries % 30 === 4) print(`${what}, and tries again: ${failure.message}`);
      sleep(1000);
    }
  }
}

function directly(host) {
  const db = new Mongo(`mongodb://${host}/?directConnection=true&serverSelectionTimeoutMS=2000`).getDB('admin');
  return db;
}

// A member whose volume was lost is as empty as the first of a new network. Founding a second set beside the one that
// has the data would part them for good, so every other member is asked first; the set takes an empty member in by
// itself, for its configuration names it.
function isOfTheSet(host) {
  try {
    const other = directly(host);
    const { setName } = other.hello();
    return setName === SET;
  } catch (failure) {
    throw new Error(`${host} does not say whether it is of a set: ${failure.message}`);
  }
}

function leader(here) {
  const hello = here.hello();
  if (hello.isreplicaset) {
    for (const host of members.slice(1)) {
      const known = isOfTheSet(host);
      if (known) throw new Error(`${host} is of the set already, which takes this empty member in by itself`);
    }
    here.adminCommand({ replSetInitiate: { _id: SET, members: [{ _id: 0, host: members[0] }] } });
  }
  if (!hello.primary) throw new Error('the replica set has no primary yet');
  return hello.primary === hello.me;
}

const here = patiently('Waits for mongod', () => {
  const db = directly('127.0.0.1:27017');
  db.hello();
  return db;
});
if (patiently('Founds the replica set', () => leader(here))) {
  try {
    here.createUser({ user: 'admin', pwd: MONGO_ADMIN_PASSWORD, roles: ['root'] });
    print('Founded the replica set and made its administrator');
  } catch (failure) {
    // Unauthorized: there is a user, so the door that stood open for the first one is shut.
    if (failure.codeName !== 'Unauthorized') throw failure;
  }
}

function login(password) {
  const credentials = `admin:${encodeURIComponent(password)}`;
  const db = new Mongo(
    `mongodb://${credentials}@${members[0]}/?replicaSet=${SET}&authSource=admin&serverSelectionTimeoutMS=2000`,
  ).getDB('admin');
  db.hello();
  return db;
}

function administrator() {
  try {
    const db = login(MONGO_ADMIN_PASSWORD);
    return db;
  } catch (refused) {
    if (refused.codeName !== 'AuthenticationFailed') throw refused;
    if (!MONGO_ADMIN_PASSWORD_BEFORE) {
      throw new Error('MONGO_ADMIN_PASSWORD is not the password the administrator has; k8s/rotate.sh changes both');
    }
    const before = login(MONGO_ADMIN_PASSWORD_BEFORE);
    before.updateUser('admin', { pwd: MONGO_ADMIN_PASSWORD, roles: ['root'] });
    print('The administrator has the new password');
    const db = login(MONGO_ADMIN_PASSWORD);
    return db;
  }
}

const admin = patiently('Logs in as administrator', administrator);

for (const [program, databases] of Object.entries(programs)) {
  const [user, password] = process.env[`MONGO_LOGIN_${program}`].split(':');
  const roles = databases.map((db) => ({ role: 'readWrite', db }));
  patiently(`Makes the user ${user}`, () =>
    admin.getUser(user)
      ? admin.updateUser(user, { pwd: password, roles })
      : admin.createUser({ user, pwd: password, roles }),
  );
}

// Whom nobody uses any more, as k8s/rotate.sh says.
for (const user of (FORMER_LOGINS ?? '').split(' ').filter(Boolean)) {
  patiently(`Shuts out ${user}`, () => {
    if (admin.getUser(user)) admin.updateUser(user, { pwd: crypto.randomUUID(), roles: [] });
  });
}

function reconfigure(change) {
  const { config } = admin.runCommand({ replSetGetConfig: 1 });
  const changed = change(config.members);
  if (!changed) return;
  config.version++;
  config.members = changed;
  admin.adminCommand({ replSetReconfig: config });
}

for (const host of members.slice(1)) {
  patiently(`Takes in ${host}`, () =>
    reconfigure((known) => {
      if (known.some((member) => member.host === host)) return;
      print(`Takes in ${host}`);
      return [...known, { _id: Math.max(...known.map((member) => member._id)) + 1, host }];
    }),
  );
}
// One at a time: MongoDB lets only one vote come or go at once, and no leader take out itself.
for (const host of patiently('Reads who is a member', () =>
  admin.runCommand({ replSetGetConfig: 1 }).config.members.map((member) => member.host),
).filter((host) => !members.includes(host))) {
  patiently(`Takes out ${host}`, () => {
    if (admin.hello().primary === host) {
      print(`${host} leads, and steps down`);
      admin.adminCommand({ replSetStepDown: 60 });
    }
    reconfigure((known) => {
      if (!known.some((member) => member.host === host)) return;
      print(`Takes out ${host}`);
      return known.filter((member) => member.host !== host);
    });
  });
}
print('Users and members are as they should be');
