using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Schools.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Schools;

/// <summary>Takes schools in from a table: all of its lines, or none where one is wrong. A school of the same Chinese name in the same city is changed; new ones wait to be published.</summary>
/// <param name="Table">Text with commas, tabs or semicolons between columns; the first line names them.</param>
[Requires(SchoolsPermissions.Edit)]
public sealed record ImportSchools(string? Table) : ICommand<ImportSchoolsResult>
{
    /// <summary>Longest table, in characters: what the connection of an open page carries at once, in Chinese too.</summary>
    public const int Max = 9_000;
}

/// <param name="Problems">Empty when everything was taken in; otherwise nothing was.</param>
public sealed record ImportSchoolsResult(int Added, int Changed, IReadOnlyList<ImportSchoolsResult.Problem> Problems)
{
    /// <summary>More are not told at once.</summary>
    public const int MostProblems = 50;

    /// <param name="Field">The column, as the form calls it.</param>
    public sealed record Problem(int Line, string Field, TextKey Text);
}

internal sealed class ImportSchoolsValidator : AbstractValidator<ImportSchools>
{
    public ImportSchoolsValidator() => RuleFor(x => x.Table).NotEmpty().Says("ImportSchools_Missing").IsPlainText(ImportSchools.Max, "ImportSchools_TooLong");
}

internal sealed class ImportSchoolsHandler(AppDb db, CurrentCall call, Audit audit, PublicChanges changes, TimeProvider clock) : IRequestHandler<ImportSchools, Outcome<ImportSchoolsResult>>
{
    public async Task<Outcome<ImportSchoolsResult>> Handle(ImportSchools request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        if (SchoolSheet.Read(request.Table!) is not { Count: > 0 } lines) return Outcome.Invalid(nameof(request.Table), "ImportSchools_HeadWrong");
        var (now, by, validator) = (clock.GetUtcNow(), call.Rights.Name ?? "", new SchoolDraftValidator());
        var (problems, wanted) = (new List<ImportSchoolsResult.Problem>(), new Dictionary<(string, string), SchoolFacts>());
        foreach (var (line, draft) in lines)
        {
            var errors = validator.Validate(draft).Errors;
            problems.AddRange(errors.DistinctBy(error => error.PropertyName).Select(error => new ImportSchoolsResult.Problem(line, error.PropertyName, (TextKey)error.CustomState)));
            if (errors.Count > 0) continue;
            var facts = draft.Facts();
            if (facts.VerifiedOn > tenant.DayAt(now)) problems.Add(new(line, nameof(SchoolDraft.VerifiedOn), "School_DayAhead"));
            if (!wanted.TryAdd(Key(facts.Name, facts.CityCode), facts)) problems.Add(new(line, nameof(SchoolDraft.NameZh), "ImportSchools_Twice"));
        }

        if (problems.Count > 0) return new ImportSchoolsResult(0, 0, [.. problems.Take(ImportSchoolsResult.MostProblems)]);
        var cities = wanted.Values.Select(facts => facts.CityCode).Distinct().ToList();
        var known = (await db.Schools.AtTenantOf(call).Where(s => cities.Contains(s.CityCode)).ToListAsync(ct)).DistinctBy(s => Key(s.Name, s.CityCode)).ToDictionary(s => Key(s.Name, s.CityCode));
        var changed = 0;
        foreach (var (key, facts) in wanted)
        {
            if (known.TryGetValue(key, out var school))
            {
                school.Describe(facts, by, now);
                changed++;
            }
            else
            {
                db.Schools.Add(School.Enter(Guid.CreateVersion7(now), tenant.Id, facts, by, now));
            }
        }

        changes.At(tenant.Id);
        audit.Write("schools.import", null, FormattableString.Invariant($"{wanted.Count - changed} + {changed}"));
        return new ImportSchoolsResult(wanted.Count - changed, changed, []);
    }

    private static (string Name, string City) Key(Bilingual name, string city) => (name.Zh ?? "", city);
}
