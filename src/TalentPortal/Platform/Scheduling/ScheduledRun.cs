using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TalentPortal.Platform.Logging;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Scheduling;

/// <summary>One run of scheduled work: sends its commands as the system, one tenant per message.</summary>
public sealed class ScheduledRun
{
    private readonly string _work;
    private readonly PortalDispatcher _dispatcher;
    private readonly TenantDirectory _tenants;
    private readonly ILogger _log;

    internal ScheduledRun(string work, DateTimeOffset slot, PortalDispatcher dispatcher, TenantDirectory tenants, ILogger log) =>
        (_work, Slot, _dispatcher, _tenants, _log) = (work, slot, dispatcher, tenants, log);

    /// <summary>The time the run stands for. It may begin later.</summary>
    public DateTimeOffset Slot { get; }

    /// <summary>
    /// Sends a command. Its id follows from work, slot, tenant, person and content, so that a process that takes a run
    /// over, or one that wakes up after it lost the run, repeats no effect.
    /// </summary>
    /// <param name="onBehalfOf">The person whose rows the command changes; null for none.</param>
    public Task<Outcome<T>> Send<T>(ICommand<T> command, TenantRef? tenant, CancellationToken ct, Guid? onBehalfOf = null)
    {
        var identity = string.Create(CultureInfo.InvariantCulture,
            $"{_work}|{Slot.UtcTicks}|{tenant?.Id}|{onBehalfOf}|{command.GetType().FullName}|{JsonSerializer.Serialize(command, command.GetType())}");
        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(identity)).AsSpan(0, 16));
        return _dispatcher.Send(command, CallOrigin.System(_work, tenant, onBehalfOf) with { CommandId = id }, ct);
    }

    /// <summary>Asks for what the run has to do.</summary>
    public Task<Outcome<T>> Ask<T>(IQuery<T> query, TenantRef? tenant, CancellationToken ct) => _dispatcher.Send(query, CallOrigin.System(_work, tenant), ct);

    /// <summary>The tenant for a command that is about one; null when it is gone.</summary>
    public ValueTask<TenantRef?> Tenant(Guid id, CancellationToken ct) => _tenants.ById(id, ct);

    /// <summary>Sends a command for every tenant. A tenant where it fails does not keep the others waiting.</summary>
    /// <exception cref="ScheduledWorkException">It failed for at least one; the run is then tried again.</exception>
    public Task SendForEachTenant<T>(Func<TenantRef, ICommand<T>> command, CancellationToken ct) => SendForEachTenant((tenant, _) => command(tenant), _ => false, ct);

    /// <summary>Sends a command for every tenant, again and again while a batch left something to do.</summary>
    /// <param name="command">Makes the command of a round, counted from 0. The round has to stand in the command: one that equals an earlier one of this run is not done again.</param>
    /// <param name="more">Whether another round is needed after this result.</param>
    /// <inheritdoc cref="SendForEachTenant{T}(Func{TenantRef, ICommand{T}}, CancellationToken)"/>
    public async Task SendForEachTenant<T>(Func<TenantRef, int, ICommand<T>> command, Func<T, bool> more, CancellationToken ct)
    {
        var failed = 0;
        foreach (var tenant in await _tenants.AllWithDesk(ct))
        {
            try
            {
                var round = 0;
                while (await Send(command(tenant, round), tenant, ct) is { IsOk: true } outcome && more(outcome.Value)) round++;
            }
            catch (Exception error) when (!ct.IsCancellationRequested)
            {
                failed++;
                _log.LogError("{Work} failed at {Tenant}: {Error}", _work, tenant.Slug, SafeError.Describe(error));
            }
        }

        if (failed > 0) throw new ScheduledWorkException($"{_work} failed at {failed} tenants.");
    }
}

/// <summary>Scheduled work was not done everywhere.</summary>
public sealed class ScheduledWorkException(string message) : Exception(message);
