import { describe, expect, it } from 'vitest';
import { migrate, migrations, schemaVersion } from '../../core/store/migrate.ts';
import { keeping } from '../../core/store/migrations/0008-keeping.ts';
import { openDatabase } from '../../core/store/sqlite.ts';

describe('migration 1', () => {
  it('makes the tables of the first history, strict and linked', () => {
    const database = openDatabase(':memory:');
    migrate(database, 1);
    expect(schemaVersion(database)).toBe(1);
    const tables = database
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
      .all();
    expect(tables).toMatchObject([
      { name: 'history' },
      { name: 'inspections' },
      { name: 'outcomes' },
      { name: 'replies' },
      { name: 'requests' },
    ]);
    expect(() => database.exec("INSERT INTO history VALUES ('name', x'00')")).toThrow(/TEXT/);
    database.close();
  });
});

describe('migration 2', () => {
  it('adds the endpoints, with the catch-all, and leaves what is there as it is', () => {
    const database = openDatabase(':memory:');
    migrate(database, 1);
    database.exec(`INSERT INTO requests (seq, received_at, method, path, http_version, endpoint, headers, body)
      VALUES (1, 0, 'POST', '/hooks', '1.1', 'hooks', '[]', x'00')`);
    const before = database.prepare('SELECT * FROM requests').all();
    migrate(database, 2);
    expect(schemaVersion(database)).toBe(2);
    expect(database.prepare('SELECT * FROM requests').all()).toEqual(before);
    expect(database.prepare('SELECT slug, provider, removed_at FROM endpoints').all()).toEqual([
      { slug: '', provider: null, removed_at: null },
    ]);
    expect(() => database.exec('UPDATE endpoints SET removed_at = 1')).toThrow(/CHECK/);
    database.close();
  });
});

describe('migration 3', () => {
  it('adds what was sent, each attempt tied to its delivery', () => {
    const database = openDatabase(':memory:');
    migrate(database, 3);
    expect(schemaVersion(database)).toBe(3);
    database.exec('PRAGMA foreign_keys = ON');
    const attempt = `INSERT INTO attempts (delivery, n, started_at, ok, head, masked, body, body_bytes, timings, remarks)
      VALUES (1, 1, 0, 1, x'', '[]', x'', 0, '{}', '[]')`;
    expect(() => database.exec(attempt)).toThrow(/FOREIGN KEY/);
    database.exec(
      `INSERT INTO deliveries (id, created_at, kind, url, remarks) VALUES (1, 0, 'send', '', '[]')`,
    );
    database.exec(attempt);
    database.exec('DELETE FROM deliveries');
    expect(database.prepare('SELECT * FROM attempts').all()).toEqual([]);
    database.close();
  });
});

describe('migration 4', () => {
  it('adds drafts and environments beside what is there', () => {
    const database = openDatabase(':memory:');
    migrate(database, 3);
    database.exec(
      `INSERT INTO deliveries (id, created_at, kind, url, remarks) VALUES (1, 0, 'send', '', '[]')`,
    );
    migrate(database, 4);
    expect(schemaVersion(database)).toBe(4);
    expect(database.prepare('SELECT id FROM deliveries').all()).toEqual([{ id: 1 }]);
    expect(database.prepare('SELECT * FROM drafts').all()).toEqual([]);
    expect(database.prepare('SELECT * FROM environments').all()).toEqual([]);
    database.close();
  });
});

describe('migration 5', () => {
  it('adds the reports of handler checks, and leaves the endpoints as they are', () => {
    const database = openDatabase(':memory:');
    migrate(database, 4);
    const before = database.prepare('SELECT * FROM endpoints').all();
    migrate(database, 5);
    expect(database.prepare('SELECT * FROM endpoints').all()).toEqual(before);
    expect(database.prepare('SELECT * FROM check_reports').all()).toEqual([]);
    database.close();
  });
});

describe('migration 6', () => {
  it('lets a delivery say which flow it was a step of; those before say of none', () => {
    const database = openDatabase(':memory:');
    migrate(database, 5);
    database.exec(
      `INSERT INTO deliveries (id, created_at, kind, url, remarks) VALUES (1, 0, 'flow', '', '[]')`,
    );
    migrate(database, 6);
    expect(database.prepare('SELECT id, flow FROM deliveries').all()).toEqual([{ id: 1, flow: null }]);
    database.close();
  });
});

describe('the migration of keeping', () => {
  it('adds gaps, marks and limits, which follow the name of their endpoint', () => {
    const database = openDatabase(':memory:');
    const before = migrations.indexOf(keeping);
    migrate(database, before);
    database.exec(`INSERT INTO requests (seq, received_at, method, path, http_version, headers, body)
      VALUES (1, 0, 'POST', '/', '1.1', '[]', x'00')`);
    migrate(database, before + 1);
    database.exec(`PRAGMA foreign_keys = ON; INSERT INTO marks VALUES (1, 1, NULL);
      INSERT INTO endpoints (slug, created_at, updated_at) VALUES ('a', 0, 0);
      INSERT INTO limits (scope, max_events) VALUES ('a', 5); UPDATE endpoints SET slug = 'b' WHERE slug = 'a'`);
    expect(database.prepare('SELECT scope FROM limits').all()).toEqual([{ scope: 'b' }]);
    expect(() => database.exec('INSERT INTO gaps VALUES (5, 4, NULL)')).toThrow(/CHECK/);
    database.exec('DELETE FROM requests');
    expect(database.prepare('SELECT * FROM marks').all()).toEqual([]);
    database.close();
  });
});

describe('migrating', () => {
  it('does nothing to a history that is up to date', () => {
    const database = openDatabase(':memory:');
    migrate(database);
    migrate(database);
    expect(schemaVersion(database)).toBe(migrations.length);
    database.close();
  });

  it('leaves a newer history alone', () => {
    const database = openDatabase(':memory:');
    database.exec(`PRAGMA user_version = ${migrations.length + 1}`);
    expect(() => migrate(database)).toThrow(/newer version/);
    database.close();
  });
});

describe('migration 7', () => {
  it('adds what endpoints answer and what copies are of; what was forwarded goes with its event, a replay stays', () => {
    const database = openDatabase(':memory:');
    migrate(database, 6);
    database.exec(`PRAGMA foreign_keys = ON;
      INSERT INTO requests (seq, received_at, method, path, http_version, headers, body)
        VALUES (1, 0, 'POST', '/', '1.1', '[]', x'');
      INSERT INTO replies (id, status, headers, body) VALUES (1, 200, '[]', x'')`);
    migrate(database, 7);
    expect(schemaVersion(database)).toBe(7);
    expect(database.prepare('SELECT told FROM replies').all()).toEqual([{ told: null }]);
    expect(database.prepare('SELECT answering, forwarding FROM endpoints').all()).toEqual([
      { answering: null, forwarding: null },
    ]);
    database.exec(`INSERT INTO deliveries (id, created_at, kind, url, remarks, replay_of, forward_of)
      VALUES (1, 0, 'replay', '', '[]', 1, NULL), (2, 0, 'forward', '', '[]', NULL, 1)`);
    database.exec('DELETE FROM requests');
    expect(database.prepare('SELECT id, replay_of FROM deliveries').all()).toEqual([
      { id: 1, replay_of: null },
    ]);
    database.close();
  });
});
