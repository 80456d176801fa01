package org.ticketkit.examples.jakarta;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.util.Properties;
import org.h2.Driver;

/** A driver whose connections commit and then break, when the system property {@code losing.answers} asks for it. */
public final class LosingAnswers extends Driver {

    static final String PROPERTY = "losing.answers";

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        Connection real = super.connect(url, info);
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(real, arguments);
                        if (Boolean.getBoolean(PROPERTY) && method.getName().equals("commit")) {
                            throw new SQLRecoverableException("the connection broke", "08006");
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
