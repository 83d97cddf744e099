package dev.monitored.db.jdbc;

import java.util.Map;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.util.ClassUtils;

import dev.monitored.application.ApplicationBeans;
import dev.monitored.db.recording.DataSourceRecorderCatalog;

/**
 * Says at DEBUG which data sources other libraries wrap as well.
 */
public final class WrappedDataSources implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(WrappedDataSources.class);

	private final DataSourcePostProcessor postProcessor;

	private final DataSourceRecorderCatalog recorders;

	private final ApplicationBeans beans;

	/**
	 * Creates an object that looks when all singletons exist, and says that there are
	 * queries to measure if there are data sources that are not left alone.
	 * @param postProcessor what has measured the data sources
	 * @param recorders where queries are recorded
	 * @param beans where the data sources are
	 */
	public WrappedDataSources(DataSourcePostProcessor postProcessor, DataSourceRecorderCatalog recorders,
			ApplicationBeans beans) {
		this.postProcessor = postProcessor;
		this.recorders = recorders;
		this.beans = beans;
	}

	@Override
	public void afterSingletonsInstantiated() {
		for (String name : this.beans.names(DataSource.class)) {
			if (!this.postProcessor.ignores(name)) {
				this.recorders.measure();
				break;
			}
		}
		for (Map.Entry<String, DataSource> entry : this.postProcessor.takeMeasured().entrySet()) {
			say(entry.getKey(), entry.getValue());
		}
	}

	private void say(String name, DataSource measured) {
		if (!logger.isDebugEnabled() || !this.beans.factory().containsSingleton(name)) {
			return;
		}
		Object bean = this.beans.factory().getBean(name);
		String wrapper = (bean != measured) ? bean.getClass().getName() : wrapper(measured);
		if (!wrapper.isEmpty()) {
			logger.debug("Data source '%s' is also wrapped by another library (%s); its queries are counted once"
				.formatted(name, wrapper));
		}
	}

	private String wrapper(DataSource measured) {
		if (this.postProcessor.types().isSpiedOn(measured)) {
			return "p6spy, by the URL";
		}
		Class<?> type = AopUtils.getTargetClass(measured);
		return Stream.concat(Stream.of(type), ClassUtils.getAllInterfacesForClassAsSet(type).stream())
			.map(Class::getName)
			.filter((name) -> name.startsWith("com.p6spy.") || name.startsWith("net.ttddyy."))
			.findFirst()
			.orElse("");
	}

}
