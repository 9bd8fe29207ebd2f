using FluentValidation;
using MediatR;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Rules;

/// <summary>
/// Publishes an approved version now, or sets the hour at which it will be. Until then it computes for nobody; from then on
/// for the days from its own on. If that day is past, results that were told become others: that needs a reason.
/// </summary>
/// <param name="At">Day and hour at the tenant; null publishes at once.</param>
/// <param name="EffectiveFrom">The first day for which it computes; null: the document's own.</param>
/// <param name="Correction">Why results of past days become others.</param>
/// <param name="Version">Of the version as it was looked at.</param>
[Requires(RulesPermissions.Review)]
public sealed record ScheduleRule(Guid VersionId, DateTime? At, DateOnly? EffectiveFrom, string? Correction, uint Version) : ICommand<ScheduleRuleResult>;

/// <param name="At">When it will be published; null where it has been.</param>
public sealed record ScheduleRuleResult(DateTimeOffset? At, DateOnly EffectiveFrom);

internal sealed class ScheduleRuleValidator : AbstractValidator<ScheduleRule>
{
    public ScheduleRuleValidator()
    {
        RuleFor(x => x.At).Must(at => at is null or { Year: > 2020 and < 2200 }).Says("ScheduleRule_At");
        RuleFor(x => x.EffectiveFrom).Must(day => day is null or { Year: > 1900 and < 2200 }).Says("ScheduleRule_Day");
        RuleFor(x => x.Correction).IsPlainText(RuleVersion.NoteMax, "SaveRuleDraft_NoteTooLong");
    }
}

internal sealed class ScheduleRuleHandler(RuleEditing editing, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<ScheduleRule, Outcome<ScheduleRuleResult>>
{
    public async Task<Outcome<ScheduleRuleResult>> Handle(ScheduleRule request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await editing.Find(request.VersionId, ct) is not { Version: var version, Rule: var rule }) return Outcome.NotFound;
        if (version.Version != request.Version) return Outcome.Conflict;
        var now = clock.GetUtcNow();
        var at = request.At is { } local ? new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), tenant.ZoneInfo()), TimeSpan.Zero) : now;
        if (request.At is not null && at <= now) return Outcome.Invalid(nameof(request.At), "ScheduleRule_Past");
        var site = await editing.Site(ct);
        var (document, faults) = RuleDraft.Read(version.Document, rule.Code, null, site);
        if (document is null) return Outcome.Invalid([.. faults.Select(RuleFaultWords.Of)]);
        var from = request.EffectiveFrom ?? document.From;
        if (from < document.From) return Outcome.Invalid(nameof(request.EffectiveFrom), new TextKey("ScheduleRule_BeforeDocument", document.From.ToString("yyyy-MM-dd", null)));
        if (document.Until <= from) return Outcome.Invalid(nameof(request.EffectiveFrom), "ScheduleRule_AfterDocument");
        var (shown, correction) = (tenant.DayAt(at), Typed.Tidy(request.Correction));
        var changesThePast = from < shown && site.Shelf.Versions(rule.Code).Any(one => one.Document.From < shown);
        if (changesThePast && correction is null) return Outcome.Invalid(nameof(request.Correction), "ScheduleRule_CorrectionMissing");
        if (version.Schedule(at, from, changesThePast ? correction : null, now) is { } why) return Outcome.Refused(why);
        if (at > now)
        {
            audit.Write("rules.schedule", version.Id);
            return new ScheduleRuleResult(at, from);
        }

        if (await editing.Publish(version, rule, ct) is { } failure) return failure;
        audit.Write("rules.publish", version.Id);
        return new ScheduleRuleResult(null, from);
    }
}
