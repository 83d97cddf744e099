package dev.monitored.db.recording;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import dev.monitored.guard.BoundedLabel;
import dev.monitored.subclass.BeanDeclaration;
import dev.monitored.subclass.ProxyChoice;

/**
 * A bean that opens connections, as it is declared.
 *
 * @param name the name of the bean
 * @param beanFactory where it is declared
 */
public record ConnectionBean(String name, ConfigurableListableBeanFactory beanFactory) {

	private static final String SCOPED = "scopedTarget.";

	private static final String INNER_BEAN = "(inner bean)";

	/**
	 * Returns what the bean is called in labels. The name of an inner bean is made up,
	 * with a number that is another one after each start.
	 * @return the value of the label {@code datasource}
	 */
	public String label() {
		if (this.name.startsWith(INNER_BEAN)) {
			return BoundedLabel.UNKNOWN;
		}
		return this.name.startsWith(SCOPED) ? this.name.substring(SCOPED.length()) : this.name;
	}

	/**
	 * Returns the proxy that can stand before the bean.
	 * @param bean the bean
	 * @return the choice
	 */
	public ProxyChoice proxy(Object bean) {
		return ProxyChoice.of(bean, new BeanDeclaration(this.name, this.beanFactory));
	}

}
