package org.ticketkit.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ticketkit.mail.mime.MimePart;

/** Finds parts by type, without looking into embedded messages. */
final class Parts {

    private Parts() {}

    static List<MimePart> ofType(MimePart root, String... types) {
        List<MimePart> found = new ArrayList<>();
        collect(root, Set.of(types), found);
        return found;
    }

    private static void collect(MimePart part, Set<String> types, List<MimePart> found) {
        if (types.contains(part.type().full())) {
            found.add(part);
        }
        for (MimePart child : part.children()) {
            collect(child, types, found);
        }
    }
}
