using System.Globalization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Jobs;

/// <summary>
/// Public postings for programs, the newest first: of one tenant on its site, of all on the national one. Filters are
/// those of <see cref="BrowseJobs"/>; one that names nothing is refused, because a program cannot see that it was left out.
/// </summary>
/// <param name="Cursor">Where the page before ended; null begins with the newest.</param>
[Anyone]
public sealed record BrowsePostings(
    string? Q = null, string? City = null, string? Province = null, string? Industry = null, string? Kind = null, string? Degree = null, string? Employer = null,
    string? Cursor = null, int Limit = BrowsePostings.LimitUsual) : IQuery<BrowsePostingsResult>
{
    public const int LimitUsual = 20;
    public const int LimitMax = 100;

    public string? District { get; init; }

    /// <summary>Yuan a year that the pay reaches; pay that cannot be compared is left out.</summary>
    public string? Pay { get; init; }

    public string? Days { get; init; }

    public string? Workplace { get; init; }

    public string? Type { get; init; }

    public string? Verified { get; init; }

    public string? Occupation { get; init; }

    public string? Skill { get; init; }

    public string? Permit { get; init; }

    public string? Hsk { get; init; }

    public string? Years { get; init; }

    internal JobAsked Asked => new(Q, City, Province, Industry, Kind, Degree, Employer, Pay, Days, Workplace, Type, Verified, JobAsked.Words, Occupation, Skill, Permit, Hsk, Years) { District = District };

    /// <summary>The filters by their names.</summary>
    internal IEnumerable<(string Name, string? Value)> Given =>
    [
        (nameof(City), City), (nameof(District), District), (nameof(Province), Province), (nameof(Industry), Industry), (nameof(Kind), Kind), (nameof(Degree), Degree), (nameof(Employer), Employer),
        (nameof(Pay), Pay), (nameof(Days), Days), (nameof(Workplace), Workplace), (nameof(Type), Type), (nameof(Verified), Verified),
        (nameof(Occupation), Occupation), (nameof(Skill), Skill), (nameof(Permit), Permit), (nameof(Hsk), Hsk), (nameof(Years), Years),
    ];
}

/// <param name="Next">The cursor of the page behind this one; null on the last.</param>
public sealed record BrowsePostingsResult(IReadOnlyList<PublishedPosting> Postings, string? Next);

internal sealed class BrowsePostingsValidator : AbstractValidator<BrowsePostings>
{
    public BrowsePostingsValidator()
    {
        RuleFor(x => x.Q).IsPlainText(BrowseJobs.QueryMax, "BrowseJobs_QueryInvalid");
        RuleFor(x => x.City).IsPlainText(BrowseJobs.FilterMax, "BrowsePostings_Unknown");
        RuleFor(x => x.Province).IsPlainText(BrowseJobs.FilterMax, "BrowsePostings_Unknown");
        RuleFor(x => x.District).IsPlainText(BrowseJobs.FilterMax, "BrowsePostings_Unknown");
        RuleFor(x => x.Industry).IsPlainText(BrowseJobs.FilterMax, "BrowsePostings_Unknown");
        RuleFor(x => x.Kind).IsPlainText(BrowseJobs.FilterMax, "BrowsePostings_Unknown");
        RuleFor(x => x.Degree).IsPlainText(BrowseJobs.FilterMax, "BrowsePostings_Unknown");
        RuleFor(x => x.Employer).IsPlainText(BrowseJobs.FilterMax, "BrowsePostings_Unknown");
        RuleFor(x => x.Pay).IsPlainText(BrowseJobs.FilterMax, "BrowsePostings_Unknown");
        RuleFor(x => x.Days).IsPlainText(BrowseJobs.FilterMax, "BrowsePostings_Unknown");
        RuleFor(x => x.Workplace).IsPlainText(BrowseJobs.FilterMax, "BrowsePostings_Unknown");
        RuleFor(x => x.Type).IsPlainText(BrowseJobs.FilterMax, "BrowsePostings_Unknown");
        RuleFor(x => x.Verified).IsPlainText(BrowseJobs.FilterMax, "BrowsePostings_Unknown");
        RuleFor(x => x.Occupation).IsPlainText(BrowseJobs.FilterMax, "BrowsePostings_Unknown");
        RuleFor(x => x.Skill).IsPlainText(BrowseJobs.SkillsMax, "BrowsePostings_Unknown");
        RuleFor(x => x.Permit).IsPlainText(BrowseJobs.FilterMax, "BrowsePostings_Unknown");
        RuleFor(x => x.Hsk).IsPlainText(BrowseJobs.FilterMax, "BrowsePostings_Unknown");
        RuleFor(x => x.Years).IsPlainText(BrowseJobs.FilterMax, "BrowsePostings_Unknown");
        RuleFor(x => x.Cursor).Must(cursor => cursor is null || BrowsePostingsHandler.Read(cursor) is not null).Says("BrowsePostings_Cursor");
        RuleFor(x => x.Limit).InclusiveBetween(1, BrowsePostings.LimitMax).Says("BrowsePostings_Limit", BrowsePostings.LimitMax);
    }
}

internal sealed class BrowsePostingsHandler(AppDb db, CurrentCall call, JobFigures figures, PublishedPostings postings, TimeProvider clock) : IRequestHandler<BrowsePostings, Outcome<BrowsePostingsResult>>
{
    public async Task<Outcome<BrowsePostingsResult>> Handle(BrowsePostings request, CancellationToken ct)
    {
        var employer = Guid.TryParse(request.Employer, out var id) ? await db.Employers.AsNoTracking().Where(e => e.Id == id).Select(e => e.Name).SingleOrDefaultAsync(ct) : null;
        var filters = new JobFilters(request.Asked, call.Language, employer is null ? null : (id, employer.In(call.Language)));
        if (filters.Unknown.Count > 0) return Outcome.Invalid([.. request.Given.Where(one => filters.Unknown.Contains(one.Value)).Select(one => new Invalidity(one.Name, "BrowsePostings_Unknown"))]);

        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var (oldest, newest) = await figures.Range(ct, connection);
        var (day, since) = await filters.Since(connection, clock.GetUtcNow(), newest, ct);
        // What is listed under a broader branch only, or paid otherwise, a program could not tell from what was asked for.
        var query = filters.Apply(new JobQuery(call.TenantId, SearchTokens.Query(request.Q), JobOrder.Date, Page: 1)) with { Broader = [], OnlyComparable = true, SinceDay = day, SinceOrd = since };
        var found = await JobCursor.Read(connection, query, Read(request.Cursor), request.Limit + 1, oldest, newest, ct);
        var page = found.Take(request.Limit).ToList();
        var next = found.Count > request.Limit ? page[^1].Ord.ToString(CultureInfo.InvariantCulture) : null;
        return new BrowsePostingsResult(await postings.Read([.. page.Select(place => (place.TenantId, place.JobId))], ct), next);
    }

    internal static int? Read(string? cursor) => int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var ord) && ord > 0 ? ord : null;
}
