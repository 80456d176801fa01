package org.ticketkit.mail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ticketkit.mail.mime.MimePart;
import org.ticketkit.spi.RawBytes;

/**
 * Takes the files out of a {@code winmail.dat} (rule M4), if {@code org.apache.poi:poi-scratchpad} is there. Nothing in it is unpacked
 * further: a message inside is one file.
 */
final class TnefFiles {

    private static final String LIBRARY = "org.apache.poi.hmef.HMEFMessage";

    private TnefFiles() {}

    /**
     * A file inside.
     *
     * @param name its name, if it has one
     * @param bytes its content
     */
    record Inner(Optional<String> name, RawBytes bytes) {}

    /** Does a part say that it is one? */
    static boolean isTnef(MimePart part) {
        return part.type().is("application", "ms-tnef")
                || part.type().is("application", "vnd.ms-tnef")
                || part.fileName()
                        .filter(name -> name.toLowerCase(Locale.ROOT).equals("winmail.dat"))
                        .isPresent();
    }

    /** All files inside, at most so many; none if the library is not there, or anything about it is broken. */
    static List<Inner> in(byte[] tnef, int most) {
        // the class that needs the library is not touched before it is known to be there
        return isPresent(LIBRARY) ? PoiTnef.read(tnef, most) : List.of();
    }

    /** Is a class of a library there? */
    static boolean isPresent(String name) {
        try {
            Class.forName(name, false, TnefFiles.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
