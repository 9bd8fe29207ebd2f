using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Offers;

/// <summary>Some of the person's own offers side by side, in the order asked for. What is not theirs is left out.</summary>
[SignedIn]
public sealed record CompareMyOffers(IReadOnlyList<Guid> Ids) : IQuery<CompareMyOffersResult>
{
    public const int Most = 4;
}

public sealed record CompareMyOffersResult(IReadOnlyList<CompareMyOffersResult.Item> Items)
{
    /// <param name="City">Address name of the city of the position, where it is one and the position still shows.</param>
    public sealed record Item(Guid Id, Bilingual JobTitle, Bilingual EmployerName, OfferState State, int Number, DateOnly ExpiresOn, OfferSheet Sheet, string? City);

    /// <summary>Whether the offers say different things in a kind of line. Where one says nothing and another does, they differ.</summary>
    public bool Differ(OfferLineKind kind) => Items.Select(item => item.Sheet[kind]).Distinct().Count() > 1;
}

internal sealed class CompareMyOffersValidator : AbstractValidator<CompareMyOffers>
{
    public CompareMyOffersValidator() => RuleFor(x => x.Ids.Count).LessThanOrEqualTo(CompareMyOffers.Most).Says("CompareMyOffers_TooMany", CompareMyOffers.Most);
}

internal sealed class CompareMyOffersHandler(AppDb db, CurrentCall call, OfferCourse course, TimeProvider clock) : IRequestHandler<CompareMyOffers, Outcome<CompareMyOffersResult>>
{
    public async Task<Outcome<CompareMyOffersResult>> Handle(CompareMyOffers request, CancellationToken ct)
    {
        var (ids, now) = (request.Ids.Distinct().ToList(), clock.GetUtcNow());
        List<CompareMyOffersResult.Item> items = [];
        var offers = await db.Offers.AsNoTracking().OfTalentOf(call).Where(o => ids.Contains(o.Id)).ToListAsync(ct);
        var applications = offers.ConvertAll(o => o.ApplicationId);
        var places = await db.JobApplications.AsNoTracking().Where(a => applications.Contains(a.Id))
            .Join(db.Jobs, a => new { a.TenantId, a.JobId }, j => new { j.TenantId, JobId = j.Id }, (a, j) => new { a.Id, j.Content.DivisionCode }).ToDictionaryAsync(a => a.Id, a => a.DivisionCode, ct);
        foreach (var o in offers)
        {
            var city = ReferenceData.Divisions.Find(places.GetValueOrDefault(o.ApplicationId)) is { IsCity: true } division ? division.Slug : null;
            items.Add(new(o.Id, o.JobTitle, o.EmployerName, o.StateAt(now), o.Number, o.ExpiresOn, await course.Sheet(o, ct), city));
        }

        return new CompareMyOffersResult([.. items.OrderBy(item => ids.IndexOf(item.Id))]);
    }
}
