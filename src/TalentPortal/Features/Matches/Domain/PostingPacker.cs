using TalentPortal.Data;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Logging;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Matches.Domain;

/// <summary>
/// Packs the postings of all tenants, one after the other, some time after the process began or as soon as somebody looks at
/// the national site: for very many postings that takes longer than anybody waits for a page.
/// </summary>
internal sealed class PostingPacker(PostingIndexes indexes, IServiceScopeFactory scopes, TenantDirectory tenants, IConfiguration configuration, ILogger<PostingPacker> log) : BackgroundService
{
    /// <summary>After the start others have more urgent things to read.</summary>
    private static readonly TimeSpan quiet = TimeSpan.FromMinutes(1);

    /// <summary>Reads what is not packed yet. A tenant where it fails does not keep the others waiting; whoever looks at it next tries again.</summary>
    public async Task Pack(CancellationToken ct)
    {
        foreach (var tenant in await tenants.All(ct))
        {
            if (indexes.IsPacked(tenant.Id)) continue;
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("matches", tenant), Rights.None);
                await indexes.Of(tenant.Id, scope.ServiceProvider.GetRequiredService<AppDb>(), ct);
            }
            catch (Exception error) when (!ct.IsCancellationRequested)
            {
                log.LogWarning("The postings of {Tenant} could not be packed: {Error}", tenant.Slug, SafeError.Describe(error));
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (var longest = Background.IsOn(configuration) ? quiet : Timeout.InfiniteTimeSpan; ; longest = Timeout.InfiniteTimeSpan)
            {
                await indexes.Wanted(longest, stoppingToken);
                await Pack(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // stopping
        }
        catch (Exception error)
        {
            log.LogWarning("Postings are packed when somebody looks at them: {Error}", SafeError.Describe(error));
        }
    }
}
