package org.ticketkit.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A data source that writes down what goes over the wire: executions, savepoints, commits, rollbacks; and how many connections are out. */
final class Watched {

    /** An execution with its parameters. */
    record Execution(String sql, Map<Integer, Object> parameters) {}

    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<Execution> executions = new CopyOnWriteArrayList<>();
    private final AtomicInteger out = new AtomicInteger();
    private final AtomicInteger mostOut = new AtomicInteger();
    private final DataSource dataSource;

    Watched(DataSource watched) {
        dataSource = proxy(DataSource.class, watched, (name, args, result) -> {
            if (result instanceof Connection connection) {
                mostOut.accumulateAndGet(out.incrementAndGet(), Math::max);
                return connection(connection);
            }
            return result;
        });
    }

    DataSource dataSource() {
        return dataSource;
    }

    /** The most connections that were out at once. */
    int mostOut() {
        return mostOut.get();
    }

    /** Forgets what was written down so far. */
    void reset() {
        calls.clear();
        executions.clear();
    }

    /** The calls since the last reset. */
    List<String> since() {
        List<String> copy = new ArrayList<>(calls);
        reset();
        return copy;
    }

    private Connection connection(Connection watched) {
        return proxy(Connection.class, watched, (name, args, result) -> {
            if (name.equals("close")) {
                out.decrementAndGet();
            }
            if (name.equals("commit") || name.equals("rollback") || name.equals("setSavepoint")) {
                calls.add(name);
            }
            if (result instanceof PreparedStatement statement) {
                return statement((String) args[0], statement);
            }
            return result instanceof Statement statement ? plain(statement) : result;
        });
    }

    private PreparedStatement statement(String sql, PreparedStatement watched) {
        Map<Integer, Object> parameters = new TreeMap<>();
        return proxy(PreparedStatement.class, watched, (name, args, result) -> {
            if (name.equals("setObject")) {
                parameters.put((Integer) args[0], args[1] == null ? "null" : args[1]);
            } else if (name.startsWith("set")) {
                throw new IllegalStateException("not watched: " + name);
            } else if (name.startsWith("execute")) {
                calls.add("execute");
                executions.add(new Execution(sql, parameters));
            }
            return result;
        });
    }

    private Statement plain(Statement watched) {
        return proxy(Statement.class, watched, (name, args, result) -> {
            if (name.startsWith("execute")) {
                calls.add("execute");
            }
            return result;
        });
    }

    private interface After {
        Object see(String name, Object[] args, Object result);
    }

    private static <T> T proxy(Class<T> type, T watched, After after) {
        InvocationHandler handler = (proxy, method, args) -> {
            try {
                return after.see(method.getName(), args, method.invoke(watched, args));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
