package org.ticketkit.architecture.planted;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.ticketkit.architecture.Breaks;

final class RemembersForEver {

    @Breaks("no static mutable state")
    static final class InFields {
        static int count;
        static final AtomicLong COUNTER = new AtomicLong();
        static final ArrayList<String> LIST = new ArrayList<>();
        static final int[] SEEN_BY_OTHERS = {1};
    }

    @Breaks("no static mutable state")
    static final class BehindAnInterface {
        private static final Map<String, String> CACHE = new ConcurrentHashMap<>();

        static {
            CACHE.put("a", "b");
        }
    }

    @Breaks("no static mutable state")
    enum InAConstant {
        ONE;

        int count;
    }

    /** What is allowed. */
    static final class Constants {
        static final List<String> NAMES = List.of("a");
        private static final int[] TABLE = {1, 2};
        static final Map<String, Integer> MADE_ELSEWHERE = made();

        private static Map<String, Integer> made() {
            var map = new HashMap<String, Integer>();
            map.put("a", TABLE[0]);
            return Map.copyOf(map);
        }
    }
}
