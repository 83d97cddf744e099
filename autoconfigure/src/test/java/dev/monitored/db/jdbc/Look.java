package dev.monitored.db.jdbc;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import javax.sql.DataSource;

import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.test.util.AopTestUtils;
import org.springframework.util.ClassUtils;

/**
 * How others look at a data source, and what they see.
 */
enum Look implements View {

	CONNECTION {

		@Override
		public Object see(DataSource dataSource) throws Exception {
			return SeenPools.query(dataSource);
		}

	},

	USER_CLASS {

		@Override
		public Object see(DataSource dataSource) {
			return List.of(AopUtils.getTargetClass(dataSource), AopProxyUtils.ultimateTargetClass(dataSource),
					AopTestUtils.getUltimateTargetObject(dataSource).getClass(),
					SeenPools.behind(dataSource).getClass(), SeenPools.isInterfaceProxy(dataSource)
							? SeenPools.behind(dataSource).getClass() : ClassUtils.getUserClass(dataSource));
		}

	},

	ANNOTATIONS_AND_PACKAGE {

		@Override
		public Object see(DataSource dataSource) {
			Class<?> type = SeenPools.isInterfaceProxy(dataSource) ? SeenPools.behind(dataSource).getClass()
					: dataSource.getClass();
			return Arrays.toString(type.getAnnotations()) + type.getPackageName();
		}

	},

	UNWRAP {

		@Override
		public Object see(DataSource dataSource) throws Exception {
			List<Object> seen = new ArrayList<>();
			for (Class<?> type : List.of(DataSource.class, Closeable.class, CharSequence.class,
					SeenPools.behind(dataSource).getClass())) {
				if (dataSource.isWrapperFor(type)) {
					Object unwrapped = dataSource.unwrap(type);
					seen.add((unwrapped != null) ? SeenPools.behind(unwrapped).getClass() : "nothing");
					seen.add(
							unwrapped == dataSource || (SeenPools.isInterfaceProxy(dataSource) && !type.isInterface()));
				}
			}
			return seen;
		}

	},

	UNWRAPPED_BY_BOOT {

		@Override
		public Object see(DataSource dataSource) {
			Object same = DataSourceUnwrapper.unwrap(dataSource, SeenPools.behind(dataSource).getClass());
			return List.of(SeenPools.behind(Objects.requireNonNull(same)).getClass(),
					DataSourceUnwrapper.unwrapRoot(dataSource).getClass());
		}

	},

	DERIVED_BY_BOOT {

		@Override
		public Object see(DataSource dataSource) throws Exception {
			DataSource derived = DataSourceBuilder.derivedFrom(dataSource).username("sa").password("").build();
			return List.of(derived.getClass(), SeenPools.query(derived));
		}

	},

	COPY_OF_THE_CLASS {

		@Override
		public Object see(DataSource dataSource) throws Exception {
			DataSource copy = SeenPools.copy(dataSource);
			if (copy == null) {
				return "no constructor";
			}
			SeenPools.setUrl(copy, "jdbc:h2:mem:");
			return List.of(ClassUtils.getUserClass(copy), AopUtils.getTargetClass(copy),
					AopProxyUtils.ultimateTargetClass(copy), ClassUtils.getUserClass(SeenPools.behind(copy)),
					ClassUtils.getUserClass(DataSourceUnwrapper.unwrapRoot(copy).getClass()), SeenPools.query(copy),
					copy.equals(copy) && !copy.equals(dataSource), copy.hashCode() == copy.hashCode());
		}

	},

	COPY_WITH_ITS_PROPERTIES {

		@Override
		public Object see(DataSource dataSource) throws Exception {
			DataSource copy = SeenPools.copy(dataSource);
			if (copy == null) {
				return "no constructor";
			}
			BeanUtils.copyProperties(dataSource, copy, UNREADABLE);
			SeenPools.setUrl(copy, "jdbc:h2:mem:copy");
			return List.of(ClassUtils.getUserClass(SeenPools.behind(copy)), SeenPools.url(copy),
					SeenPools.url(dataSource));
		}

	},

	EQUALS {

		@Override
		@SuppressWarnings("EqualsWithItself")
		public Object see(DataSource dataSource) {
			return List.of(dataSource.equals(dataSource), dataSource.equals(null), dataSource.equals((Object) "text"),
					new HashSet<>(Set.of(dataSource)).contains(dataSource),
					new HashSet<>(Set.of(dataSource)).contains(Pools.alike(dataSource)),
					dataSource.equals(Pools.alike(dataSource)), Pools.alike(dataSource).equals(dataSource),
					dataSource.toString().equals(SeenPools.behind(dataSource).toString()));
		}

	},

	SERIALIZED {

		@Override
		public Object see(DataSource dataSource) throws Exception {
			if (!(SeenPools.behind(dataSource) instanceof Serializable)) {
				return "not serializable";
			}
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			new ObjectOutputStream(bytes).writeObject(dataSource);
			return new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject().getClass();
		}

	},

	ANOTHER_PROXY_OF_ITS_INTERFACE {

		@Override
		public Object see(DataSource dataSource) throws Exception {
			ProxyFactory factory = new ProxyFactory(DataSource.class);
			factory.setTarget(dataSource);
			return seeProxied(factory);
		}

	},

	ANOTHER_PROXY_OF_ITS_CLASS {

		@Override
		public Object see(DataSource dataSource) throws Exception {
			if (SeenPools.isInterfaceProxy(dataSource)
					|| java.lang.reflect.Modifier.isFinal(dataSource.getClass().getModifiers())
					|| java.lang.reflect.Modifier.isPrivate(dataSource.getClass().getModifiers())) {
				return "no subclass";
			}
			ProxyFactory factory = new ProxyFactory(dataSource);
			factory.setProxyTargetClass(true);
			return seeProxied(factory);
		}

	},

	CLOSED {

		@Override
		public Object see(DataSource dataSource) throws Exception {
			SeenPools.query(dataSource);
			if (!(dataSource instanceof AutoCloseable closeable)) {
				return "not closeable";
			}
			closeable.close();
			try {
				return SeenPools.query(dataSource);
			}
			catch (SQLException ex) {
				return ex.getClass();
			}
		}

	};

	private static final String[] UNREADABLE = { "connection", "loginTimeout", "logWriter", "pooledConnection",
			"XAConnection", "maxLifetime" };

	private static Object seeProxied(ProxyFactory factory) throws Exception {
		factory.addAdvice((MethodInterceptor) (invocation) -> invocation.proceed());
		DataSource outer = (DataSource) factory.getProxy();
		Object oneLevel = Objects.requireNonNull(AopProxyUtils.getSingletonTarget(outer));
		List<Object> seen = new ArrayList<>(List.of(SeenPools.behind(outer).getClass(), SeenPools.query(outer),
				AopProxyUtils.ultimateTargetClass(outer), DataSourceBuilder.derivedFrom(outer).build().getClass(),
				DataSourceUnwrapper.unwrapRoot(outer).getClass()));
		DataSource copy = SeenPools.copy((DataSource) oneLevel);
		if (copy != null) {
			SeenPools.setUrl(copy, "jdbc:h2:mem:");
			seen.addAll(List.of(AopUtils.getTargetClass(copy), ClassUtils.getUserClass(SeenPools.behind(copy)),
					SeenPools.query(copy)));
		}
		return seen;
	}

}
