using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Rules;

/// <summary>What the handlers that work on rules have in common.</summary>
internal sealed class RuleEditing(AppDb db, CurrentCall call, RuleLibrary library, PublicChanges changes, TimeProvider clock)
{
    /// <summary>Who is writing or reading, as versions remember them.</summary>
    public (Guid Id, string Name) Me => (call.RequiredUserId, call.Rights.Name ?? "");

    /// <summary>What computes on the own site.</summary>
    public ValueTask<RuleSet> Site(CancellationToken ct) => library.Of(call.TenantId, ct);

    public DateOnly Today => (call.Tenant ?? throw new InvalidOperationException("There is no tenant.")).DayAt(clock.GetUtcNow());

    /// <summary>A version of the tenant's own, with its rule.</summary>
    public async Task<(RuleVersion Version, Rule Rule)?> Find(Guid versionId, CancellationToken ct) =>
        await db.RuleVersions.AtTenantOf(call).SingleOrDefaultAsync(v => v.Id == versionId, ct) is { } version ? (version, await db.Rules.AtTenantOf(call).SingleAsync(r => r.Id == version.RuleId, ct)) : null;

    /// <summary>Everybody whom the tenant made up, with their rows.</summary>
    public async Task<IReadOnlyList<(RulePersonRow Row, RulePerson Person)>> Persons(CancellationToken ct)
    {
        var codes = await db.Rules.AsNoTracking().AtTenantOf(call).ToDictionaryAsync(rule => rule.Id, rule => rule.Code, ct);
        var rows = await db.RulePersons.AsNoTracking().AtTenantOf(call).Where(row => !row.IsRemoved).OrderBy(row => row.Code).ToListAsync(ct);
        return [.. rows.Select(row => (row, row.Value(codes[row.RuleId], FactCatalogue.Released)))];
    }

    /// <summary>The document of a version, or everything that keeps it from going on: what cannot be read, whom it contradicts, what nobody tests.</summary>
    public async Task<(RuleDocument? Document, IReadOnlyList<Invalidity> Wrong)> Pass(RuleVersion version, CancellationToken ct)
    {
        var site = await Site(ct);
        // As it is written: a later day that is set for its publication takes none of its persons away.
        var (document, faults) = RuleDraft.Read(version.Document, version.Code, null, site);
        if (document is null) return (null, [.. faults.Select(RuleFaultWords.Of)]);
        var persons = (await Persons(ct)).Select(one => one.Person).ToList();
        var gate = RuleGate.Check(RuleProgram.Compile(document, version.Number), site, [.. persons.Where(one => one.Rule == version.Code)], [.. persons.Where(one => one.Rule != version.Code)]);
        return gate.IsOpen ? (document, []) : (null, [.. RuleFaultWords.Of(gate, call.Language)]);
    }

    /// <summary>Lets a version compute, with all that follows from it; the reasons why it may not otherwise.</summary>
    public async Task<Failure?> Publish(RuleVersion version, Rule rule, CancellationToken ct)
    {
        // A newer one was published meanwhile: the older does not come over it.
        if (version.Number < rule.CurrentNumber) return Outcome.Refused("Rule_Overtaken");
        var (document, wrong) = await Pass(version, ct);
        if (document is null) return Outcome.Invalid(wrong);
        var now = clock.GetUtcNow();
        if (version.Publish(document, now) is { } why) return Outcome.Refused(why);
        rule.Show(version, document, now);
        Changed();
        return null;
    }

    /// <summary>What computes is another: on every site, where the desk wrote it.</summary>
    public void Changed()
    {
        if (call.Tenant is { } tenant) changes.At(tenant);
    }
}
