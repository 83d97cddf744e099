package dev.monitored.db;

import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Says which of the ignored beans do not exist. That is no error: a bean may be there in
 * some profiles only.
 */
final class IgnoredDataSourceCheck implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(IgnoredDataSourceCheck.class);

	private final Set<String> ignored;

	private final BeanFactory beanFactory;

	/**
	 * Creates an object that looks when all singletons exist.
	 * @param ignored the names of the ignored beans
	 * @param beanFactory where the beans are
	 */
	IgnoredDataSourceCheck(Set<String> ignored, BeanFactory beanFactory) {
		this.ignored = ignored;
		this.beanFactory = beanFactory;
	}

	Set<String> names() {
		return this.ignored;
	}

	@Override
	public void afterSingletonsInstantiated() {
		for (String name : this.ignored) {
			if (!this.beanFactory.containsBean(name)) {
				logger.warn("monitored.db.ignored lists '%s', but there is no bean of that name. ".formatted(name)
						+ "Queries are measured unless it lists the name of their data source bean");
			}
		}
	}

}
