package dev.monitored.application;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.util.ClassUtils;

/**
 * The beans of the application, as they are declared. Spring hands the bean factory over:
 * a parameter of that type would let Spring search all beans by their types, and create
 * factories to learn these.
 */
public final class ApplicationBeans implements BeanFactoryAware, ApplicationListener<ContextRefreshedEvent> {

	private static final Log logger = LogFactory.getLog(ApplicationBeans.class);

	@SuppressWarnings("NullAway.Init")
	private ConfigurableListableBeanFactory factory;

	/**
	 * What was found when all singletons existed, kept until the context has started.
	 */
	private volatile @Nullable Map<String, Class<?>> types;

	private volatile boolean started;

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.factory = (ConfigurableListableBeanFactory) beanFactory;
	}

	/**
	 * Returns the bean factory.
	 * @return the bean factory
	 */
	public ConfigurableListableBeanFactory factory() {
		return this.factory;
	}

	/**
	 * Returns whether there are beans of some types, even ones that do not exist yet. No
	 * bean is created. This is to be asked when all singletons exist.
	 * @param candidates the types
	 * @return whether one is declared
	 */
	public boolean areDeclared(Class<?>... candidates) {
		for (Class<?> candidate : candidates) {
			if (!names(candidate).isEmpty()) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Returns the names of the beans of a type, even of those that do not exist yet. No
	 * bean is created. This is to be asked when all singletons exist.
	 * @param type the type
	 * @return the names
	 */
	public List<String> names(Class<?> type) {
		List<String> names = new ArrayList<>();
		for (Map.Entry<String, Class<?>> bean : types().entrySet()) {
			if (type.isAssignableFrom(bean.getValue())) {
				names.add(bean.getKey());
			}
		}
		return names;
	}

	/**
	 * Returns the types of all beans, as far as they can be told without one being
	 * created. Spring is asked once about each bean while the context starts, because to
	 * ask it for the beans of a type takes as long as to ask about all beans.
	 * @return the types by the names of the beans
	 */
	public Map<String, Class<?>> types() {
		Map<String, Class<?>> known = this.types;
		if (known == null) {
			known = find();
			this.types = this.started ? null : known;
		}
		return known;
	}

	/**
	 * Returns the class that the application wrote of a bean: of a proxy, the one of its
	 * target.
	 * @param name the name of the bean
	 * @param type its type
	 * @return the class
	 */
	public Class<?> userClass(String name, Class<?> type) {
		Object target = this.factory.containsBeanDefinition(name) ? this.factory.getMergedBeanDefinition(name)
			.getAttribute(AutoProxyUtils.ORIGINAL_TARGET_CLASS_ATTRIBUTE) : null;
		return ClassUtils.getUserClass((target instanceof Class<?> found) ? found : type);
	}

	@Override
	public void onApplicationEvent(ContextRefreshedEvent event) {
		this.started = true;
		this.types = null;
	}

	private Map<String, Class<?>> find() {
		Map<String, Class<?>> found = new LinkedHashMap<>();
		for (Iterator<String> names = this.factory.getBeanNamesIterator(); names.hasNext();) {
			String name = names.next();
			Class<?> type = type(name);
			if (type != null) {
				found.put(name, type);
			}
		}
		return found;
	}

	private @Nullable Class<?> type(String name) {
		try {
			return (this.factory.containsBeanDefinition(name)
					&& this.factory.getMergedBeanDefinition(name).isAbstract()) ? null
							: this.factory.getType(name, false);
		}
		catch (BeansException | LinkageError ex) {
			logger.debug("The class of the bean '%s' cannot be told".formatted(name), ex);
			return null;
		}
	}

}
