package dev.monitored.operation.bean;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

import dev.monitored.operation.proxy.ProxyChange;

/**
 * Says once of a class that its beans are not measured, because a proxy would change
 * them.
 */
final class ChangedBeans {

	private static final Log logger = LogFactory.getLog(ChangedBeans.class);

	private final Set<Class<?>> reported = ConcurrentHashMap.newKeySet();

	void warnAbout(Class<?> beanClass, @Nullable ProxyChange change) {
		Class<?> userClass = ClassUtils.getUserClass(beanClass);
		if (change != null && this.reported.add(userClass)) {
			logger.warn(
					"Beans of %s are not measured. Their proxy would %s. %s, move the measured methods to another bean, or record them by hand with Operations"
						.formatted(userClass.getName(), change.harm(), change.remedy()));
		}
	}

}
