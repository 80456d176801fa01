package org.ticketkit;

import java.time.InstantSource;
import java.util.Objects;
import org.ticketkit.number.CaseNumberScanner;
import org.ticketkit.spi.Directory;
import org.ticketkit.spi.Storage;

/**
 * What a desk was built from and a channel that takes messages in must share with it, so that nobody says it twice. Ours to make.
 *
 * @param storage where everything is kept, the inbox included
 * @param clock says what time it is
 * @param directory knows the people
 * @param limits how much a command may bring
 * @param numbers finds and reads numbers, in all formats of the desk
 */
public record DeskParts(
        Storage storage, InstantSource clock, Directory directory, Limits limits, CaseNumberScanner numbers) {

    /** Checks that all are given. */
    public DeskParts {
        Objects.requireNonNull(storage, "storage");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(numbers, "numbers");
    }
}
