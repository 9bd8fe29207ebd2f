using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.Viewings.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Viewings;

/// <summary>
/// A talent asks something about a flat, or when they could look at it. Whoever lets it reads the name and the words, and nothing
/// else of the person; where the person has a case here, its consultant reads along.
/// </summary>
/// <param name="Name">How they want to be called.</param>
/// <param name="Words">The question; may be left out where times are named.</param>
/// <param name="Slots">Up to three local times by the clock of the flat, such as 2026-12-01T09:00; none for a question alone.</param>
/// <param name="TimeZone">IANA zone in which the person reads times.</param>
[SignedIn]
public sealed record AskAboutFlat(Guid ListingId, string? Name, string? Words, IReadOnlyList<string> Slots, string? TimeZone) : ICommand<AskAboutFlatResult>;

public sealed record AskAboutFlatResult(Guid Id);

internal sealed class AskAboutFlatValidator : AbstractValidator<AskAboutFlat>
{
    public AskAboutFlatValidator()
    {
        RuleFor(x => x.Name).Must(name => Typed.Tidy(name) is not null).Says("AskAboutFlat_NameMissing").IsPlainText(FlatEnquiry.NameMax, "Enquiry_TooLong").Must(name => !ContactWords.StandIn(name)).Says("Enquiry_NoContact");
        RuleFor(x => x.Words).Must((all, words) => Typed.Tidy(words) is not null || all.Slots is { Count: > 0 }).Says("AskAboutFlat_WordsMissing")
            .IsPlainText(FlatMessage.WordsMax, "Enquiry_TooLong").Must(words => !ContactWords.StandIn(words)).Says("Enquiry_NoContact");
        RuleFor(x => x.Slots).Must(slots => EnquiryBook.AreTimes(slots, 0)).Says("Enquiry_SlotsUnfit", FlatEnquiry.MostSlots);
        RuleFor(x => x.TimeZone).Must(zone => ReferenceData.TimeZones.Has(zone)).Says("Enquiry_ZoneMissing");
    }
}

internal sealed class AskAboutFlatHandler(AppDb db, CurrentCall call, EnquiryBook book, TimeProvider clock) : IRequestHandler<AskAboutFlat, Outcome<AskAboutFlatResult>>
{
    /// <summary>In a day, whatever became of them: enough to look for a home, too few to bury those who let.</summary>
    private const int MostADay = 10;

    public async Task<Outcome<AskAboutFlatResult>> Handle(AskAboutFlat request, CancellationToken ct)
    {
        var (talent, now) = (call.RequiredUserId, clock.GetUtcNow());
        if (call.Tenant is not { } tenant || await db.HousingListings.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(l => l.Id == request.ListingId && l.IsPublic, ct) is not { } flat) return Outcome.NotFound;
        if (HousingListing.IsStale(flat.CheckedOn, HousingSchemes.Today(clock))) return Outcome.Refused(new TextKey("AskAboutFlat_Stale", HousingListing.CheckedDays));
        await book.Lock(talent, ct);
        var mine = db.FlatEnquiries.AtTenantOf(call).Where(e => e.TalentUserId == talent);
        if (await mine.AnyAsync(e => e.ListingId == flat.Id && e.ClosedAt == null, ct)) return Outcome.Refused("AskAboutFlat_Already");
        if (await mine.CountAsync(e => e.ClosedAt == null, ct) >= FlatEnquiry.MostOpen) return Outcome.Refused(new TextKey("AskAboutFlat_Enough", FlatEnquiry.MostOpen));
        var yesterday = now.AddDays(-1);
        if (await mine.CountAsync(e => e.AskedAt > yesterday, ct) >= MostADay) return Outcome.Refused("AskAboutFlat_TooMany");
        if (EnquiryBook.Unfit(request.Slots, tenant.TimeZone, now) is { } unfit) return Outcome.Invalid(nameof(request.Slots), unfit);
        var id = Guid.CreateVersion7(now);
        var asked = FlatEnquiry.Ask(id, flat, talent, await book.SealName(talent, id, request.Name!, ct), tenant.TimeZone, request.TimeZone!, request.Slots, (await book.CaseOf(talent, tenant.Id, ct))?.Id, now);
        db.Add(asked);
        await book.Write(asked, FlatAuthor.Talent, null, request.Words, ct);
        book.Tell(asked, EnquiryStep.Asked, FlatAuthor.Talent);
        return new AskAboutFlatResult(id);
    }
}
