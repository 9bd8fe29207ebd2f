using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Cases;

/// <summary>
/// Offers a case to the next tier, with its packet. A required item that is missing keeps it back. The talent reads all of it,
/// and may object; until somebody accepts, the sender answers for the case.
/// </summary>
/// <param name="MembershipId">To whom; null: whoever of the tier is first.</param>
/// <param name="Items">The packet: key and text of each item, see <see cref="ViewHandOverForm"/>. A missing or unfit one is reported as <c>Items.KEY</c>.</param>
/// <param name="Promises">What the talent was promised; never money.</param>
/// <param name="NextOn">The next date agreed with the talent.</param>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(CasesPermissions.HandOver)]
public sealed record OfferHandOver(Guid Id, Guid? MembershipId, string? Reason, IReadOnlyList<PacketText> Items, string? Promises, DateOnly? NextOn, uint Version) : ICommand<OfferHandOverResult>;

public sealed record OfferHandOverResult(Guid Id, DateTimeOffset AcceptBy);

internal sealed class OfferHandOverValidator : AbstractValidator<OfferHandOver>
{
    private const int MostItems = 40;

    public OfferHandOverValidator()
    {
        RuleFor(x => x.Reason).NotEmpty().Says("OfferHandOver_ReasonMissing").IsPlainText(HandOver.ReasonMax, "Case_WordsUnfit").CrossesNoRedLine();
        RuleFor(x => x.Promises).IsPlainText(HandOver.PromisesMax, "Case_WordsUnfit").Must(words => !Domain.Promises.NameMoney(words)).Says("OfferHandOver_PromisesMoney").CrossesNoRedLine();
        RuleFor(x => x.NextOn).NotNull().Says("OfferHandOver_DateMissing");
        RuleFor(x => x.Items).Must(items => items is { Count: <= MostItems } && items.All(item => item is { Key: not null }) && items.DistinctBy(item => item.Key).Count() == items.Count).Says("OfferHandOver_UnknownItem");
    }
}

internal sealed class OfferHandOverHandler(AppDb db, CurrentCall call, CaseDesk desk, CaseChecks checks, CaseTimeline timeline, SealedCase words, Drafts drafts, Audit audit, TimeProvider clock)
    : IRequestHandler<OfferHandOver, Outcome<OfferHandOverResult>>
{
    public async Task<Outcome<OfferHandOverResult>> Handle(OfferHandOver request, CancellationToken ct)
    {
        if (await desk.Own(request.Id, ct) is not { } one) return Outcome.NotFound;
        if (one.Version != request.Version) return Outcome.Conflict;
        if (!one.IsOpen) return Outcome.Refused("Case_Closed");
        if (one.HandOverTo() is not { } to) return Outcome.Refused("OfferHandOver_NotYet");
        if (await db.HandOvers.AtTenantOf(call).AnyAsync(h => h.CaseId == one.Id && h.State == HandOverState.Offered, ct)) return Outcome.Refused("OfferHandOver_Already");
        if (await checks.Missing(one, to.Code, ct) is { } missing) return Outcome.Refused(missing);
        var tenant = call.RequiredTenant;
        CaseColleague? receiver = null;
        if (request.MembershipId is { } membership)
        {
            receiver = (await db.CaseColleagues(tenant, ct)).SingleOrDefault(c => c.MembershipId == membership && c.Roles.WorksIn(to.Tier) && c.UserId != desk.Me);
            if (receiver is null) return Outcome.NotFound;
        }

        var (now, today) = (clock.GetUtcNow(), tenant.DayAt(clock.GetUtcNow()));
        var asked = one.Playbook.Packet(one.Tier, to.Tier);
        var wrong = PacketCheck.Wrong(asked, request.Items);
        if (request.NextOn < today || request.NextOn > today.AddYears(1)) wrong = [.. wrong, new Invalidity(nameof(request.NextOn), "PlanNextAction_DateUnfit")];
        var outcome = asked.FirstOrDefault(item => item.Kind == PacketItemKind.Clearance);
        if (outcome is not null && one.Uncleared is { } uncleared) wrong = [.. wrong, new Invalidity($"Items.{outcome.Key}", uncleared)];
        if (wrong.Count > 0) return Outcome.Invalid(wrong);
        IReadOnlyList<PacketText> items = [.. request.Items, .. outcome is null ? Array.Empty<PacketText>() : [new(outcome.Key, one.Clearance.ToString())]];

        var id = Guid.CreateVersion7(now);
        var offered = HandOver.Offer(
            id, one, to, receiver is null ? null : (receiver.UserId, receiver.Name), await words.SealReason(one, id, request.Reason, ct), await words.SealPacket(one, id, items, ct),
            await words.SealPromises(one, id, request.Promises, ct), request.NextOn!.Value, now, CaseTime.CalendarOf(tenant).AddWorkingTime(now, CaseTime.AnswerDays).Value);
        db.HandOvers.Add(offered);
        await timeline.Add(one, offered, CaseEntryKind.HandOverOffered, request.Reason, ct);
        await drafts.Discard(HandOver.DraftForm, one.Id.ToString(), ct);
        audit.Write("cases.offer", one.Id, $"{offered.FromTier} {offered.ToTier}");
        return new OfferHandOverResult(id, offered.AcceptBy);
    }
}
