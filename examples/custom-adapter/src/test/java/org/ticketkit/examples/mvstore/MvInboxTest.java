package org.ticketkit.examples.mvstore;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.ticketkit.spi.Storage;
import org.ticketkit.tck.InboxContract;

class MvInboxTest extends InboxContract {

    @TempDir
    private Path folder;

    private MvStorage storage;

    @Override
    protected Storage storage() { // called once per test: fresh and empty
        storage = MvStorage.open(folder.resolve("desk.mv"));
        return storage;
    }

    @AfterEach
    void close() {
        storage.close();
    }
}
