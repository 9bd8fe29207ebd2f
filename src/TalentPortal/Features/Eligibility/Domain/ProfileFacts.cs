using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.Rules.Domain;

namespace TalentPortal.Features.Eligibility.Domain;

/// <summary>Where a proposed answer is from.</summary>
public enum FactSource
{
    Profile,
    Offer,
}

/// <summary>An answer that the person need not type, because they said it elsewhere.</summary>
public sealed record ProposedFact(FactValue Value, FactSource Source);

/// <summary>What profile and offers say already, so that it is not asked again. It is proposed and looked at; nothing is taken over by itself.</summary>
public sealed class ProfileFacts(AppDb db, SealedCareer career, SealedOffer offers)
{
    private const string Yuan = "CNY";
    private const int HskMost = 5;
    private const decimal DaysOfYear = 365.25m;

    public async Task<IReadOnlyDictionary<Fact, ProposedFact>> Of(Guid userId, FactCatalogue facts, DateOnly today, CancellationToken ct)
    {
        Dictionary<Fact, ProposedFact> found = [];
        List<SectionFacts> entries = [];
        foreach (var entry in await db.CareerOf(userId).AsNoTracking().ToListAsync(ct)) entries.Add((await career.Open(entry, ct)).Facts);
        Education([.. entries.OfType<EducationFacts>()]);
        var years = Years([.. entries.OfType<ExperienceFacts>()], today);
        if (years > 0) Add("years", years.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (entries.OfType<LanguageFacts>().Select(language => int.TryParse(language.Hsk, out var level) ? level : 0).DefaultIfEmpty().Max() is > 0 and var hsk) Add("chinese_level", $"hsk{Math.Min(HskMost, hsk)}");
        var sheet = await db.ProfileSheets.AsNoTracking().SingleOrDefaultAsync(s => s.UserId == userId, ct);
        var wishes = await career.OpenIntentions(sheet, ct);
        if (wishes.Places is [var place, ..] && FactTyping.PlaceOf(place) is { } code) Add("place", code);
        var group = wishes.Residence switch { ResidenceGroup.MainlandCitizen => "mainland", ResidenceGroup.HongKongMacao => "hk_macao", ResidenceGroup.Taiwan => "taiwan", ResidenceGroup.Foreigner => "foreign", _ => null };
        if (group is not null) Add("nationality_group", group);
        if (await Pay(userId, ct) is { } pay) Add("salary", pay.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture), FactSource.Offer);
        return found;

        void Education(IReadOnlyList<EducationFacts> all)
        {
            // Only degrees that were taken.
            string[] order = ["bachelor", "master", "doctor"];
            if (all.Where(one => one.Outcome is null or "graduated" && order.Contains(one.Level)).MaxBy(one => Array.IndexOf(order, one.Level)) is not { } highest) return;
            Add("degree", highest.Level == "doctor" ? "doctorate" : highest.Level!);
            if (highest.Country is { } country) Add("study_place", country is "CN" ? "china" : "abroad");
            if (highest.To is { Precision: not DatePrecision.Year } to) Add("graduated_on", to.First.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture));
        }

        void Add(string code, string text, FactSource source = FactSource.Profile)
        {
            if (facts.Find(code) is { } fact && FactValue.Read(fact, text) is { } value) found[fact] = new(value, source);
        }
    }

    /// <summary>Years of work, those at two places at once counted once, to a tenth.</summary>
    private static decimal Years(IReadOnlyList<ExperienceFacts> all, DateOnly today)
    {
        var days = 0;
        var until = DateOnly.MinValue;
        foreach (var (from, to) in all.Where(one => one.From is not null).Select(one => (From: one.From!.Value.First, To: one.To?.First ?? today)).Where(one => one.From < one.To).OrderBy(one => one.From))
        {
            var begin = from > until ? from : until;
            if (to <= begin) continue;
            days += to.DayNumber - begin.DayNumber;
            until = to;
        }

        return Math.Floor(days / DaysOfYear * 10) / 10;
    }

    /// <summary>The yearly pay of the offer that goes furthest: one that was agreed, else the newest that stands open.</summary>
    private async Task<decimal?> Pay(Guid userId, CancellationToken ct)
    {
        var open = await db.Offers.AsNoTracking().Where(o => o.TalentUserId == userId && (o.State == OfferState.Sent || o.State == OfferState.Accepted || o.State == OfferState.Confirmed)).ToListAsync(ct);
        foreach (var offer in open.OrderByDescending(o => o.State).ThenByDescending(o => o.SentAt))
        {
            if (await db.OfferVersions.AsNoTracking().SingleOrDefaultAsync(v => v.TalentUserId == userId && v.OfferId == offer.Id && v.Number == offer.Number, ct) is not { } version) continue;
            if ((await offers.Open(version, ct))[OfferLineKind.Pay] is { IsYearly: true, Currency: Yuan, Amount: { } amount } line) return amount * line.TimesAYear;
        }

        return null;
    }
}
