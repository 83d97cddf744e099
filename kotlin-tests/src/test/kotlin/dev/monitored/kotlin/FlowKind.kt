package dev.monitored.kotlin

import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.channels.awaitClose
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.AbstractFlow
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.FlowCollector
import kotlinx.coroutines.flow.asFlow
import kotlinx.coroutines.flow.buffer
import kotlinx.coroutines.flow.callbackFlow
import kotlinx.coroutines.flow.cancellable
import kotlinx.coroutines.flow.channelFlow
import kotlinx.coroutines.flow.conflate
import kotlinx.coroutines.flow.distinctUntilChanged
import kotlinx.coroutines.flow.emptyFlow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOf
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.onStart
import kotlinx.coroutines.reactive.asFlow
import kotlinx.coroutines.withContext
import kotlinx.coroutines.yield
import reactor.core.publisher.Flux

/**
 * Every kind of flow that a service may return. Each traces what it produces.
 */
enum class FlowKind(val ends: Boolean = true, val takesTime: Boolean = false, val create: (Trace, Throwable) -> Flow<Int>) {

    PLAIN(create = { trace, _ -> numbers(trace) }),

    MAPPED(create = { trace, _ -> numbers(trace).map { it * 10 } }),

    LIST(create = { trace, _ -> (1..100).asFlow().map { it.also(trace::add) } }),

    CONSTANTS(create = { trace, _ -> flowOf(1, 2, 3).onStart { trace.add("start ${seenContext()}") } }),

    EMPTY(create = { trace, _ -> emptyFlow<Int>().onStart { trace.add("start") } }),

    OF_ITS_OWN_CLASS(create = { trace, _ -> OwnFlow(trace) }),

    ABSTRACT(create = { trace, _ -> OwnAbstractFlow(trace) }),

    CANCELLABLE(create = { trace, _ -> OwnFlow(trace).cancellable() }),

    DISTINCT(create = { trace, _ -> numbers(trace).map { it / 2 }.distinctUntilChanged() }),

    CHANNEL(create = { trace, _ -> channelFlow { for (i in 1..100) { trace.add(i); send(i) } } }),

    RENDEZVOUS(create = { trace, _ -> channelFlow { for (i in 1..100) { trace.add(i); send(i) } }.buffer(0) }),

    BUFFERED(create = { trace, _ -> numbers(trace).buffer(3) }),

    CONFLATED(create = { trace, _ -> numbers(trace).conflate() }),

    CALLBACK(create = { trace, _ ->
        callbackFlow {
            for (i in 1..10) { trace.add(i); trySend(i) }
            channel.close()
            awaitClose { trace.add("closed") }
        }.conflate()
    }),

    ON_A_NAME(create = { trace, _ -> numbers(trace).flowOn(CoroutineName("upstream")) }),

    ON_A_DISPATCHER(create = { trace, _ -> numbers(trace).flowOn(Dispatchers.Unconfined) }),

    OF_A_PUBLISHER(create = { trace, _ -> Flux.range(1, 100).doOnNext(trace::add).doOnCancel { trace.add("cancel") }.asFlow() }),

    SUSPENDING(create = { trace, _ -> flow { for (i in 1..100) { yield(); trace.add(i); emit(i) } } }),

    DELAYING(takesTime = true, create = { trace, _ -> flow { for (i in 1..20) { delay(1); trace.add("$i"); emit(i) } } }),

    FAILING(create = { trace, failure -> flow { trace.add("failing"); emit(1); throw failure } }),

    FAILING_AT_ONCE(create = { trace, failure -> flow { trace.add("failing"); throw failure } }),

    FAILING_LATER(takesTime = true, create = { trace, failure -> flow { emit(1); delay(1); trace.add("failing"); throw failure } }),

    FAILING_IN_A_CHANNEL(create = { _, failure -> channelFlow { send(1); throw failure } }),

    THAT_BREAKS_THE_CONTEXT(create = { trace, _ -> flow { trace.add("wrong"); withContext(CoroutineName("other")) { emit(1) } } }),

    THAT_HIDES_FAILURES(create = { trace, _ ->
        flow {
            try { emit(1) }
            catch (ex: CancellationException) { throw ex }
            catch (ex: Exception) { trace.add("hidden"); emit(2) }
        }
    }),

    WITH_A_FINALLY(create = { trace, _ ->
        flow {
            try { for (i in 1..100) { emit(i) } }
            finally { trace.add("finally") }
        }
    }),

    NEVER_ENDING(ends = false, create = { trace, _ ->
        flow {
            for (i in 1..5) { emit(i) }
            try { awaitCancellation() }
            finally { trace.add("finally") }
        }
    });

}

private fun numbers(trace: Trace): Flow<Int> = flow {
    trace.add("start ${seenContext()}")
    for (i in 1..100) {
        trace.add(i)
        emit(i)
    }
    trace.add("end")
}

/**
 * A flow that knows no other contract than that of [Flow].
 */
private class OwnFlow(private val trace: Trace) : Flow<Int> {

    override suspend fun collect(collector: FlowCollector<Int>) {
        for (i in 1..100) {
            trace.add("$i ${seenContext()}")
            collector.emit(i)
        }
    }

}

/**
 * A flow that the library checks.
 */
@OptIn(ExperimentalCoroutinesApi::class)
private class OwnAbstractFlow(private val trace: Trace) : AbstractFlow<Int>() {

    override suspend fun collectSafely(collector: FlowCollector<Int>) {
        for (i in 1..100) {
            trace.add(i)
            collector.emit(i)
        }
    }

}
