using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Offers;

/// <summary>The person lets whoever answers for one of their cases read the terms of one offer, or ends that. The thread stays closed.</summary>
/// <param name="ConsentWords">The sentence beside the button, as it was shown; asked for where it opens something.</param>
[SignedIn]
public sealed record ShareMyOffer(Guid Id, Guid CaseId, bool Open, string? ConsentWords) : ICommand<Done>
{
    /// <summary>Days for which the terms are open, before one is asked anew.</summary>
    public const int Days = 90;
}

internal sealed class ShareMyOfferValidator : AbstractValidator<ShareMyOffer>
{
    public ShareMyOfferValidator() => RuleFor(x => x.ConsentWords).NotEmpty().When(x => x.Open).Says("ShareMyOffer_Anew").IsPlainText(Consent.WordsMax, "ShareMyOffer_Anew");
}

internal sealed class ShareMyOfferHandler(AppDb db, CurrentCall call, PersonalDues dues, TimeProvider clock) : IRequestHandler<ShareMyOffer, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ShareMyOffer request, CancellationToken ct)
    {
        var (talent, now) = (call.RequiredUserId, clock.GetUtcNow());
        if (await db.Offers.AsNoTracking().OfTalentOf(call).SingleOrDefaultAsync(o => o.Id == request.Id, ct) is not { } offer) return Outcome.NotFound;
        await db.LockOffer(offer.ApplicationId, ct);
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.CaseId && c.TalentUserId == talent, ct) is not { } one) return Outcome.NotFound;
        var live = await db.Grants.Where(g => g.UserId == talent && g.Scope == GrantScope.Offer).LiveFor(one.LeadId, now).ToListAsync(ct);
        var consents = await db.Consents.Where(c => c.UserId == talent && c.LeadId == one.LeadId && c.Kind == ConsentKind.OfferInCase && c.WithdrawnAt == null).ToListAsync(ct);
        if (!request.Open)
        {
            foreach (var grant in live.Where(g => g.RecordId == offer.Id)) grant.Withdraw(now);
            if (live.TrueForAll(g => g.RecordId == offer.Id)) foreach (var consent in consents) consent.Withdraw(now);
            return Done.Value;
        }

        // Students read nobody's pay.
        if (!one.IsOpen || one.Tier == CaseTier.Campus) return Outcome.Refused("ShareMyOffer_NoReader");
        await dues.Note(talent, now.AddYears(Consent.KeptYears), ct);
        if (!live.Exists(g => g.RecordId == offer.Id)) db.Grants.Add(Grant.Give(talent, one.TenantId, null, GrantScope.Offer, offer.Id, Offer.Purpose, one.LeadId, now, now.AddDays(ShareMyOffer.Days)));
        var text = ConsentText.Shown(request.ConsentWords!);
        if (consents.Exists(c => c.TextVersion == text.Version)) return Done.Value;
        foreach (var consent in consents) consent.Withdraw(now);
        db.Consents.Add(Consent.ToOffer(talent, one.TenantId, one.LeadId, text, call.Language, now));
        return Done.Value;
    }
}
