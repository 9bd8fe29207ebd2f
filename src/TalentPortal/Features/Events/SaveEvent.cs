using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Events.Domain;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Events;

/// <summary>Plans an event, or changes one's own. Published, everybody sees it.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="CountryCode">Of the place; null for an event without one.</param>
/// <param name="TimeZone">IANA zone of the times.</param>
/// <param name="Day">Null for a campaign.</param>
/// <param name="From">When it begins, by the clock of the zone.</param>
/// <param name="To">When it ends; not after midnight.</param>
/// <param name="ClosesOn">Last day for signing up.</param>
/// <param name="Capacity">Null: no limit.</param>
/// <param name="Publish">Whether everybody may see it now; what is published stays so.</param>
/// <param name="Version">What a change is based on.</param>
[Requires(EventsPermissions.Keep)]
public sealed record SaveEvent(
    Guid? Id, EventKind Kind, string? TitleZh, string? TitleEn, string? TextZh, string? TextEn, string? PlaceZh, string? PlaceEn, string? CountryCode, string? TimeZone, DateOnly? Day, TimeOnly? From, TimeOnly? To,
    DateOnly? ClosesOn, int? Capacity, string? Cohost, bool Publish, uint? Version) : ICommand<SaveEventResult>;

public sealed record SaveEventResult(Guid Id);

internal sealed class SaveEventValidator : AbstractValidator<SaveEvent>
{
    public SaveEventValidator()
    {
        RuleFor(x => x.Kind).IsInEnum().Says("SaveEvent_KindMissing");
        this.BothGiven(x => x.TitleZh, x => x.TitleEn, "SaveEvent_TitleMissing", "SaveEvent_TitleMissing");
        this.BothPlain(x => x.TitleZh, x => x.TitleEn, OutreachEvent.TitleMax, "SaveEvent_TooLong");
        this.BothGiven(x => x.TextZh, x => x.TextEn, "SaveEvent_TextMissing", "SaveEvent_TextMissing");
        this.BothPlain(x => x.TextZh, x => x.TextEn, OutreachEvent.TextMax, "SaveEvent_TooLong");
        this.BothPlain(x => x.PlaceZh, x => x.PlaceEn, OutreachEvent.PlaceMax, "SaveEvent_TooLong");
        When(x => x.Kind is EventKind.Talk or EventKind.Fair, () =>
        {
            this.BothGiven(x => x.PlaceZh, x => x.PlaceEn, "SaveEvent_PlaceMissing", "SaveEvent_PlaceMissing");
            RuleFor(x => x.CountryCode).Must(code => ReferenceData.Countries.Has(code)).Says("SaveEvent_CountryMissing");
        });
        RuleFor(x => x.CountryCode).Must(code => string.IsNullOrEmpty(code) || ReferenceData.Countries.Has(code)).Says("SaveEvent_CountryMissing");
        RuleFor(x => x.TimeZone).Must(code => ReferenceData.TimeZones.Has(code)).Says("SaveEvent_ZoneMissing");
        When(x => x.Kind != EventKind.Campaign, () =>
        {
            RuleFor(x => x.Day).NotNull().Says("SaveEvent_DayMissing");
            RuleFor(x => x.From).NotNull().Says("SaveEvent_TimeMissing");
            RuleFor(x => x.To).Must((all, to) => to > all.From).Says("SaveEvent_TimeMissing");
            RuleFor(x => x.ClosesOn).Must((all, last) => last is null || last <= all.Day).Says("SaveEvent_ClosesLater");
        });
        RuleFor(x => x.ClosesOn).NotNull().Says("SaveEvent_ClosesMissing");
        RuleFor(x => x.Capacity).InclusiveBetween(1, OutreachEvent.CapacityMax).Says("SaveEvent_CapacityUnfit", OutreachEvent.CapacityMax);
        RuleFor(x => x.Cohost).IsPlainText(OutreachEvent.CohostMax, "SaveEvent_TooLong");
    }
}

internal sealed class SaveEventHandler(AppDb db, CurrentCall call, EventMails mails, EventPlaces places, Audit audit, TimeProvider clock) : IRequestHandler<SaveEvent, Outcome<SaveEventResult>>
{
    public async Task<Outcome<SaveEventResult>> Handle(SaveEvent request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || call.UserId is not { } staff || await db.StaffNameOf(call, ct) is not { } name) return Outcome.NotFound;
        var (now, facts) = (clock.GetUtcNow(), FactsOf(request));
        OutreachEvent one;
        EventFacts? before = null;
        if (request.Id is { } id)
        {
            if (await db.OutreachEvents.VisibleTo(call).SingleOrDefaultAsync(e => e.Id == id, ct) is not { } known) return Outcome.NotFound;
            if (known.Version != request.Version) return Outcome.Conflict;
            before = known.State == EventState.Open ? known.Facts : null;
            if (before is not null && (before.Kind == EventKind.Campaign) != (facts.Kind == EventKind.Campaign)) return Outcome.Invalid(nameof(request.Kind), "SaveEvent_KindFixed");
            if (!known.Describe(facts, now)) return Outcome.Refused("SaveEvent_Ended");
            one = known;
        }
        else
        {
            one = OutreachEvent.Plan(Guid.CreateVersion7(now), tenant.Id, staff, name, facts, now);
            db.OutreachEvents.Add(one);
        }

        if (facts.StartsAt is { } starts && starts <= now) return Outcome.Invalid(nameof(request.Day), "SaveEvent_DayOver");
        if (one.ClosesAt <= now) return Outcome.Invalid(nameof(request.ClosesOn), "SaveEvent_DayOver");
        if (before is not null) await Follow(one, before, ct);
        if (request.Publish) one.Publish();
        audit.Write("events.save", one.Id);
        return new SaveEventResult(one.Id);
    }

    /// <summary>Whoever takes part hears of another time or place, and gets the places that were added.</summary>
    private async Task Follow(OutreachEvent one, EventFacts before, CancellationToken ct)
    {
        var now = one.Facts;
        var isElsewhere = now.StartsAt != before.StartsAt || now.EndsAt != before.EndsAt || now.TimeZone != before.TimeZone || now.CountryCode != before.CountryCode || now.Place != before.Place || now.Kind != before.Kind;
        if (isElsewhere) await mails.SendToAll(one, MailTemplates.EventChanged, true, ct);
        if (now.Capacity == before.Capacity) return;
        await places.Hold(one.Id, ct);
        await places.MoveUp(one, null, ct);
    }

    private static EventFacts FactsOf(SaveEvent r)
    {
        var (zone, hasDay, hasPlace) = (ReferenceData.TimeZones[r.TimeZone!].Info, r.Kind != EventKind.Campaign, r.Kind is EventKind.Talk or EventKind.Fair);
        return new(
            r.Kind, new(Typed.Tidy(r.TitleZh), Typed.Tidy(r.TitleEn)), new(Typed.Tidy(r.TextZh), Typed.Tidy(r.TextEn)), hasPlace ? new(Typed.Tidy(r.PlaceZh), Typed.Tidy(r.PlaceEn)) : Bilingual.Empty,
            hasPlace ? Typed.Tidy(r.CountryCode) : null, r.TimeZone!, hasDay ? At(r.Day!.Value, r.From!.Value, zone) : null, hasDay ? At(r.Day!.Value, r.To!.Value, zone) : null, r.ClosesOn!.Value, r.Capacity, Typed.Tidy(r.Cohost));
    }

    private static DateTimeOffset At(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
