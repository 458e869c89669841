package org.kopilka.operations;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import org.bson.RawBsonDocument;

/**
 * Puts a backup in the place of what is there, while no service runs. Killed half-way it can be run again: until it is
 * done the network is marked as half restored.
 */
final class Restore {

    /** A killed program stays in its group for as long as the broker waits for it. */
    private static final Duration UNTIL_GONE = Duration.ofSeconds(30);

    private final Stores stores;
    private final Broker broker;
    private final Accounts accounts;
    private final PrintStream out;

    Restore(Stores stores, Broker broker, Accounts accounts, PrintStream out) {
        this.stores = stores;
        this.broker = broker;
        this.accounts = accounts;
        this.out = out;
    }

    /**
     * Whatever speaks against the restore, but for services that run.
     *
     * @param over whether what people have written here may go
     */
    void check(BackupReader backup, boolean over) {
        var description = backup.check();
        out.printf(
                "%s is whole: of %s, written by Kopilka %s, %,d documents%n",
                backup.file(), description.at(), description.product(), description.documents());
        stores.require();
        accounts.require();
        if (!over && !stores.isEmpty()) {
            throw new Trouble(
                    "People have written in this network; --over puts the backup in the place of all that is in it.");
        }
    }

    /** @param over whether what people have written here may go */
    void from(BackupReader backup, boolean over) {
        check(backup, over);
        Patience.until(
                UNTIL_GONE,
                () -> broker.running().isEmpty(),
                () -> "%s still run: stop the programs first, for they would write beside the restore."
                        .formatted(String.join(", ", broker.running())));

        stores.markUnfinished();
        out.printf("Kafka: %d topics taken away%n", broker.clear());
        Contents.DATABASES.forEach(stores::empty);
        backup.read(new BackupReader.Taker() {
            @Override
            public void collection(String database, String name, Iterator<RawBsonDocument> documents) {
                out.printf("%s/%s: %,d documents%n", database, name, stores.write(database, name, documents));
            }

            @Override
            public void accounts(InputStream json) {
                try {
                    accounts.write(new FilterInputStream(json) {
                        @Override
                        public void close() {
                            // The rest of the backup comes through the same stream.
                        }
                    });
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
                out.println("accounts: written");
            }
        });
        Contents.DATABASES.forEach(stores::orderRetelling);
        stores.markFinished();
        out.println("Restored. Once the services run they tell each other all of it anew.");
    }
}
