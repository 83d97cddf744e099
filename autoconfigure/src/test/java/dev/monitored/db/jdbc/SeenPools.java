package dev.monitored.db.jdbc;

import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;

/**
 * What is done with pools that are looked at.
 */
final class SeenPools {

	private SeenPools() {
	}

	static int query(DataSource dataSource) throws SQLException {
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			return statement.executeQuery("SELECT 1").next() ? 1 : 0;
		}
	}

	/**
	 * Looks through all proxies, as Spring Cloud does before it binds properties again.
	 */
	static Object behind(Object object) {
		try {
			Object target = (AopUtils.isAopProxy(object) && object instanceof Advised advised)
					? advised.getTargetSource().getTarget() : null;
			return (target != null) ? behind(target) : object;
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	static boolean isInterfaceProxy(DataSource dataSource) {
		return Proxy.isProxyClass(dataSource.getClass());
	}

	static @Nullable DataSource copy(DataSource dataSource) throws ReflectiveOperationException {
		Class<?> type = isInterfaceProxy(dataSource) ? behind(dataSource).getClass() : dataSource.getClass();
		for (Constructor<?> constructor : type.getDeclaredConstructors()) {
			if (constructor.getParameterCount() == 0) {
				constructor.setAccessible(true);
				return (DataSource) constructor.newInstance();
			}
		}
		return null;
	}

	static void setUrl(DataSource dataSource, String url) {
		BeanWrapper properties = PropertyAccessorFactory.forBeanPropertyAccess(dataSource);
		properties.setPropertyValue(urlProperty(properties), url);
		if (properties.isWritableProperty("driverClass")) {
			properties.setPropertyValue("driverClass", org.h2.Driver.class);
		}
		else if (properties.isWritableProperty("driverClassName")) {
			properties.setPropertyValue("driverClassName", "org.h2.Driver");
		}
	}

	static Object url(DataSource dataSource) {
		DataSource read = isInterfaceProxy(dataSource) ? (DataSource) behind(dataSource) : dataSource;
		BeanWrapper properties = PropertyAccessorFactory.forBeanPropertyAccess(read);
		return Objects.requireNonNull(properties.getPropertyValue(urlProperty(properties)));
	}

	static String urlProperty(BeanWrapper properties) {
		return properties.isWritableProperty("jdbcUrl") ? "jdbcUrl" : "url";
	}

}
