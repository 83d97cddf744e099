package dev.monitored.db.recording;

import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

import dev.monitored.subclass.ProxiedBeans;
import dev.monitored.subclass.ProxyChoice;

/**
 * Puts a proxy before every bean that opens connections and is not measured yet. It comes
 * before other post-processors, so that these wrap what is measured.
 *
 * @param <T> the interface of the beans
 */
public abstract class ProxiedConnectionBeans<T> extends ProxiedBeans implements PriorityOrdered {

	private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 100;

	private final Log logger = LogFactory.getLog(getClass());

	private final Class<T> type;

	private final String noun;

	private final Set<String> ignored;

	private final ConfigurableListableBeanFactory beanFactory;

	/**
	 * Creates a post-processor.
	 * @param type the interface of the beans
	 * @param noun what one of them is called in messages
	 * @param ignored the names of beans that are left alone
	 * @param beanFactory where the beans are declared
	 */
	protected ProxiedConnectionBeans(Class<T> type, String noun, Set<String> ignored,
			ConfigurableListableBeanFactory beanFactory) {
		this.type = type;
		this.noun = noun;
		this.ignored = Set.copyOf(ignored);
		this.beanFactory = beanFactory;
	}

	@Override
	public final int getOrder() {
		return ORDER;
	}

	/**
	 * Returns whether a bean is left alone.
	 * @param beanName the name of the bean
	 * @return whether its name is listed
	 */
	public final boolean ignores(String beanName) {
		return this.ignored.contains(new ConnectionBean(beanName, this.beanFactory).label());
	}

	@Override
	protected final boolean isSubject(Object bean) {
		return this.type.isInstance(bean) && !(bean instanceof ScopedObject);
	}

	@Override
	protected final String failure(String beanName) {
		return "The queries of %s '%s' cannot be measured".formatted(this.noun, beanName);
	}

	@Override
	protected final Object proxy(Object bean, String beanName) {
		T subject = this.type.cast(bean);
		ConnectionBean declared = new ConnectionBean(beanName, this.beanFactory);
		if (this.ignored.contains(declared.label()) || isMeasured(subject)) {
			return bean;
		}
		ProxyChoice choice = declared.proxy(bean);
		if (choice.isPossible()) {
			return measured(subject, declared, choice.isSubclass());
		}
		this.logger.warn("The queries of %s '%s' are not measured, because %s, or list it in monitored.db.ignored"
			.formatted(this.noun, declared.label(), choice.reason(this.type)));
		return bean;
	}

	/**
	 * Returns whether the connections of a bean are measured.
	 * @param bean the bean
	 * @return whether it has a proxy
	 */
	protected abstract boolean isMeasured(T bean);

	/**
	 * Creates a proxy.
	 * @param bean the bean
	 * @param declared how it is declared
	 * @param isSubclass whether the proxy is of its class, and not of its interfaces
	 * alone
	 * @return the proxy
	 */
	protected abstract T measured(T bean, ConnectionBean declared, boolean isSubclass);

}
