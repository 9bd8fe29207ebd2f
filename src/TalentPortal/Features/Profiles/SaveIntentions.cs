using System.Text.RegularExpressions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Profiles;

/// <summary>Saves what the person looks for.</summary>
/// <param name="Places">Names of places in China, one per line or with commas between.</param>
/// <param name="Kinds">Codes of kinds of employment.</param>
/// <param name="PayFrom">Least pay, in whole units of the currency; -1 for what is no number.</param>
/// <param name="Start">A year, a month or a day.</param>
/// <param name="Version">The version that was looked at; null the first time.</param>
[SignedIn]
public sealed record SaveIntentions(
    string? Places, IReadOnlyList<string>? Kinds, int? PayFrom, string? PayCurrency, string? PayPeriod, string? Start, string? Nationality, ResidenceGroup? Residence, uint? Version, string? Housing = null, string? DealBreakers = null) : ICommand<Done>
{
    internal const string DraftForm = "career-intentions";
}

internal sealed class SaveIntentionsValidator : AbstractValidator<SaveIntentions>
{
    internal const int PlacesMax = 500;

    public SaveIntentionsValidator()
    {
        RuleFor(x => x.Places).IsPlainText(PlacesMax, "Fact_Unfit");
        RuleFor(x => x.Kinds).Must(kinds => kinds is null || kinds.All(ReferenceData.EmploymentKinds.Has)).Says("Fact_NotInList");
        RuleFor(x => x.PayFrom).InclusiveBetween(1, ProfileIntentions.PayMost).Says("SaveIntentions_PayWrong");
        RuleFor(x => x.PayCurrency).Must(code => string.IsNullOrEmpty(code) ? true : ReferenceData.Currencies.Has(code)).Says("Fact_NotInList");
        RuleFor(x => x.PayCurrency).NotEmpty().When(x => x.PayFrom is not null).Says("SaveIntentions_CurrencyMissing");
        RuleFor(x => x.PayPeriod).Must(code => string.IsNullOrEmpty(code) ? true : ReferenceData.PayPeriods.Has(code)).Says("Fact_NotInList");
        RuleFor(x => x.PayPeriod).NotEmpty().When(x => x.PayFrom is not null).Says("SaveIntentions_PeriodMissing");
        RuleFor(x => x.Start).Must(text => string.IsNullOrWhiteSpace(text) || PartialDate.Read(text.Trim()) is not null).Says("Fact_NoDate");
        RuleFor(x => x.Nationality).Must(code => string.IsNullOrEmpty(code) || ReferenceData.Countries.Has(code)).Says("Fact_NotInList");
        RuleFor(x => x.Residence).IsInEnum().Says("Fact_NotInList");
        RuleFor(x => x.Housing).IsPlainText(ProfileIntentions.NeedMax, "Fact_Unfit");
        RuleFor(x => x.DealBreakers).IsPlainText(ProfileIntentions.NeedMax, "Fact_Unfit");
    }
}

internal sealed partial class SaveIntentionsHandler(AppDb db, CurrentCall call, SealedCareer career, Drafts drafts, TimeProvider clock) : IRequestHandler<SaveIntentions, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SaveIntentions request, CancellationToken ct)
    {
        var (user, now) = (call.RequiredUserId, clock.GetUtcNow());
        if (!await db.MayKeepCareer(user, ct)) return Outcome.Refused("Career_ProfileFirst");
        List<string> places = [];
        foreach (var name in Between().Split(request.Places ?? "").Select(part => part.Trim()).Where(part => part.Length > 0))
        {
            if (PlaceMatcher.Match(name)?.DivisionCode is not { } code) return Outcome.Invalid(nameof(request.Places), new TextKey("SaveIntentions_PlaceUnknown", name));
            if (!places.Contains(code)) places.Add(code);
        }

        if (places.Count > ProfileIntentions.PlacesMost) return Outcome.Invalid(nameof(request.Places), new TextKey("SaveIntentions_PlacesMany", ProfileIntentions.PlacesMost));
        var sheet = await db.ProfileSheets.SingleOrDefaultAsync(s => s.UserId == user, ct);
        if (request.Version != sheet?.Version) return Outcome.Conflict;
        if (sheet is null) db.ProfileSheets.Add(sheet = ProfileSheet.Start(user, now));
        var intentions = new ProfileIntentions
        {
            Places = places, Kinds = [.. (request.Kinds ?? []).Distinct()], PayFrom = request.PayFrom, PayCurrency = request.PayFrom is null ? null : request.PayCurrency, PayPeriod = request.PayFrom is null ? null : request.PayPeriod,
            Start = PartialDate.Read(request.Start?.Trim()), Nationality = string.IsNullOrEmpty(request.Nationality) ? null : request.Nationality, Residence = request.Residence, Housing = Tidy(request.Housing), DealBreakers = Tidy(request.DealBreakers),
        };
        sheet.Look(await career.Seal(user, intentions, ct), now);
        await drafts.Discard(SaveIntentions.DraftForm, "", ct);
        return Done.Value;
    }

    private static string? Tidy(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.ReplaceLineEndings("\n").Trim();

    // Commas of both scripts; written as codes, as full-width signs are Chinese text.
    [GeneratedRegex(@"[,;\n\r\uFF0C\uFF1B\u3001]+")]
    private static partial Regex Between();
}
