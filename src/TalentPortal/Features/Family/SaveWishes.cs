using System.Text.RegularExpressions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Family.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Family;

/// <summary>Says what the caller looks for in a move of two, and which of it the partner may read.</summary>
/// <param name="Places">Where the caller looks for work: names of places in China, with commas or on lines.</param>
/// <param name="StartsOn">From when; 0001-01-01 for what is no date.</param>
/// <param name="Cities">Where the caller would live.</param>
[SignedIn]
public sealed record SaveWishes(bool OpenWork, string? Industry, WorkLevel? Level, string? Places, DateOnly? StartsOn, bool OpenCities, string? Cities) : ICommand<Done>;

internal sealed class SaveWishesValidator : AbstractValidator<SaveWishes>
{
    internal const int PlacesMax = 500;

    public SaveWishesValidator()
    {
        RuleFor(x => x.Industry).Must(code => string.IsNullOrEmpty(code) || ReferenceData.Industries.Has(code)).Says("SaveWishes_NotInList");
        RuleFor(x => x.Level).IsInEnum().Says("SaveWishes_NotInList");
        RuleFor(x => x.Places).IsPlainText(PlacesMax, "SaveWishes_PlacesWrong");
        RuleFor(x => x.Cities).IsPlainText(PlacesMax, "SaveWishes_PlacesWrong");
        RuleFor(x => x.StartsOn).Must(day => day is null || day > DateOnly.MinValue).Says("SaveWishes_NoDate");
        RuleFor(x => x.Industry).NotEmpty().When(x => x.OpenWork).Says("SaveWishes_IndustryMissing");
        RuleFor(x => x.Cities).NotEmpty().When(x => x.OpenCities).Says("SaveWishes_CitiesMissing");
    }
}

internal sealed partial class SaveWishesHandler(AppDb db, CurrentCall call, PartnerLinks links, TimeProvider clock) : IRequestHandler<SaveWishes, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SaveWishes request, CancellationToken ct)
    {
        var (me, now) = (call.RequiredUserId, clock.GetUtcNow());
        await links.Lock(me, ct);
        var pair = await links.Of(me, ct);
        if (!pair.IsLinked) return Outcome.Refused("SaveWishes_NoPartner");
        if (Read(request.Places, nameof(request.Places), out var places) is { } badPlaces) return badPlaces;
        if (Read(request.Cities, nameof(request.Cities), out var cities) is { } badCities) return badCities;
        var partner = pair.Theirs!.UserId;
        var work = await Mine(me, WishKind.Work, now, ct);
        work.Say(string.IsNullOrEmpty(request.Industry) ? null : request.Industry, request.Level, places, request.StartsOn, now);
        work.OpenTo(request.OpenWork ? partner : null);
        var live = await Mine(me, WishKind.Cities, now, ct);
        live.Say(null, null, cities, null, now);
        live.OpenTo(request.OpenCities ? partner : null);
        return Done.Value;
    }

    private async Task<FamilyWish> Mine(Guid me, WishKind kind, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.FamilyWishes.SingleOrDefaultAsync(w => w.UserId == me && w.Kind == kind, ct) is { } known) return known;
        var wish = FamilyWish.Of(me, kind, now);
        db.FamilyWishes.Add(wish);
        return wish;
    }

    /// <summary>The places by their codes; what is wrong with them where one is none.</summary>
    private static Outcome<Done>? Read(string? typed, string field, out List<string> codes)
    {
        codes = [];
        foreach (var name in Between().Split(typed ?? "").Select(part => part.Trim()).Where(part => part.Length > 0))
        {
            if (PlaceMatcher.Match(name)?.DivisionCode is not { } code) return Outcome.Invalid(field, new TextKey("SaveWishes_PlaceUnknown", name));
            if (!codes.Contains(code)) codes.Add(code);
        }

        if (codes.Count <= FamilyWish.PlacesMost) return null;
        return Outcome.Invalid(field, new TextKey("SaveWishes_PlacesMany", FamilyWish.PlacesMost));
    }

    // Commas of both scripts; written as codes, as full-width signs are Chinese text.
    [GeneratedRegex(@"[,;\n\r\uFF0C\uFF1B\u3001]+")]
    private static partial Regex Between();
}
