using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Rules;

/// <summary>
/// Takes a published version off, or all of them: something in it is wrong and nobody should be told results of it. The one
/// before computes again; at a tenant whose own are gone, the desk's. A rule that others refer to stays.
/// </summary>
/// <param name="Number">Of the version; null: all of them.</param>
/// <param name="Reason">For colleagues.</param>
/// <param name="Version">Of the rule as it was looked at.</param>
[Requires(RulesPermissions.Review)]
public sealed record WithdrawRule(Guid RuleId, int? Number, string? Reason, uint Version) : ICommand<Done>;

internal sealed class WithdrawRuleValidator : AbstractValidator<WithdrawRule>
{
    public WithdrawRuleValidator()
    {
        RuleFor(x => x.Number).Must(number => number is null or > 0).Says("Rule_NoSuchVersion");
        RuleFor(x => x.Reason).Must(text => Typed.Tidy(text) is not null).Says("WithdrawRule_ReasonMissing").IsPlainText(RuleVersion.NoteMax, "SaveRuleDraft_NoteTooLong");
    }
}

internal sealed class WithdrawRuleHandler(AppDb db, CurrentCall call, RuleEditing editing, Audit audit, TimeProvider clock) : IRequestHandler<WithdrawRule, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(WithdrawRule request, CancellationToken ct)
    {
        if (call.Tenant is null || await db.Rules.AtTenantOf(call).SingleOrDefaultAsync(r => r.Id == request.RuleId, ct) is not { } rule) return Outcome.NotFound;
        if (rule.Version != request.Version) return Outcome.Conflict;
        var shown = await db.RuleVersions.AtTenantOf(call).Where(v => v.RuleId == rule.Id && v.State == RuleState.Published).OrderBy(v => v.Number).ToListAsync(ct);
        var gone = shown.Where(v => request.Number is null || v.Number == request.Number).ToList();
        if (gone.Count == 0) return Outcome.Refused("Rule_NotPublished");
        if (gone.Count == shown.Count && await Referring(rule, ct) is { Count: > 0 } others) return Outcome.Refused(new TextKey("WithdrawRule_Referred", string.Join(", ", others)));
        var now = clock.GetUtcNow();
        foreach (var version in gone) version.Withdraw(request.Reason!.Trim(), now);
        rule.FallBack(shown.LastOrDefault(v => !gone.Contains(v)), now);
        editing.Changed();
        audit.Write("rules.withdraw", rule.Id);
        return Done.Value;
    }

    /// <summary>Codes of rules that would refer to nothing. Where the desk has the rule too, a tenant's own may go.</summary>
    private async Task<IReadOnlyList<string>> Referring(Rule rule, CancellationToken ct)
    {
        if (rule.TenantId != ContentDesk.Id && await db.RuleVersions.AnyAsync(v => v.TenantId == ContentDesk.Id && v.Code == rule.Code && v.State == RuleState.Published, ct)) return [];
        var quoted = $"\"{rule.Code}\"";
        var naming = await db.RuleVersions.AsNoTracking().Where(v => v.State == RuleState.Published && v.Code != rule.Code && v.Document.Contains(quoted) && (rule.TenantId == ContentDesk.Id || v.TenantId == rule.TenantId)).ToListAsync(ct);
        var site = await editing.Site(ct);
        var vocabulary = RuleVocabulary.Of(site.Facts, site.Parameters);
        // The code may stand there for another reason: as what a benefit excludes, which names what need not be there.
        return [.. naming.Where(v => v.Read(vocabulary).Document is { } document && RuleProgram.Compile(document).References.Contains(rule.Code)).Select(v => v.Code).Distinct().Order(StringComparer.Ordinal)];
    }
}
