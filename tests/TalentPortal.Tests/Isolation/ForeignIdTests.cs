using System.Reflection;
using MediatR;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;
using Xunit.Abstractions;

namespace TalentPortal.Tests.Isolation;

/// <summary>
/// sec-T12, sec-T13: every request with an id is sent with ids of another tenant's, employer's and person's records and
/// with an id that nobody has, by every role that may send it; the two answers must be the same.
/// </summary>
/// <remarks>
/// A foreign id is that of a record in many tables at once, one record in each, that also name one another by it: an answer
/// that betrays the record of one table betrays it as well while records of the same id lie in others, and one id asks of
/// all those tables in one send. The first id lies in every table. Should two faults cancel each other out there, the others tell them
/// apart: each table has a number, and for every binary digit one id lies in the tables where it is 1 and one where it is
/// 0, so that any table is asked for without any other. A dozen sends ask what one for each table asked.
/// </remarks>
public sealed class ForeignIdTests(PortalFixture portal, ITestOutputHelper output) : IClassFixture<PortalFixture>
{
    private static readonly DemoPerson[] Callers =
    [
        Personas.OtherTalent,
        Personas.Staff(PortalRole.Reviewer),
        Personas.Staff(PortalRole.TenantAdministrator),
        Personas.Staff(PortalRole.TeamLead),
        Personas.OwnerOf("haiyun"),
    ];

    [Fact]
    public async Task A_foreign_id_is_answered_like_one_that_nobody_has()
    {
        var foreign = await ForeignIds();
        var requests = RequestCatalogue.Requests(typeof(RightsStore).Assembly).Where(HasId).ToList();
        List<string> leaks = [];
        var cells = 0;
        var notFound = 0;
        foreach (var request in requests)
        {
            foreach (var caller in Callers)
            {
                var unknown = await Answer(request, caller, Guid.NewGuid());
                foreach (var id in foreign)
                {
                    cells += id.Tables.Count;
                    var answer = await Answer(request, caller, id.Id);
                    if (answer == "NotFound") notFound++;
                    if (answer != unknown) leaks.Add($"{request.Name} by {caller.Key}: {answer} for a foreign id, {unknown} for an unknown one. Records of {string.Join(", ", id.Tables.Take(4))} and {Math.Max(0, id.Tables.Count - 4)} more have it");
                }
            }
        }

        var tables = foreign.SelectMany(id => id.Tables).Distinct().Count();
        output.WriteLine($"{requests.Count} requests with ids, {Callers.Length} callers, {foreign.Count} foreign ids of records in {tables} tables: {cells} cells, {notFound} sends NotFound");
        Assert.True(requests.Count >= 8 && tables >= 90, "too few subjects");
        Assert.True(leaks.Count == 0, string.Join('\n', leaks.Distinct()));
    }

    private static bool HasId(Type request) => request.GetProperties().Any(property => property.PropertyType == typeof(Guid) || property.PropertyType == typeof(Guid?));

    private async Task<string> Answer(Type request, DemoPerson caller, Guid id)
    {
        var result = request.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments()[0].GetGenericArguments()[0];
        var send = typeof(ForeignIdTests).GetMethod(nameof(Send), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(result);
        return await (Task<string>)send.Invoke(null, [portal.As(caller), Samples.Of(request, id)])!;
    }

    private static async Task<string> Send<T>(TestSender sender, object request)
    {
        var outcome = await sender.Send((IRequest<Outcome<T>>)request);
        return outcome.Kind is OutcomeKind.Refused or OutcomeKind.Invalid ? $"{outcome.Kind} {outcome.Reason?.Name}{string.Join(',', outcome.Errors.Select(error => error.Text.Name))}" : outcome.Kind.ToString();
    }

    /// <summary>Ids of records in the other tenant: one in every owned table, the others in half of them each.</summary>
    private async Task<List<ForeignId>> ForeignIds()
    {
        await using var admin = await portal.OpenAsSuperuser();
        await TableMatrixTests.Execute(admin, "set session_replication_role = replica");
        var samples = await SampleRows.Read(admin);
        var tables = Tables.Owned.Where(table => samples.HasColumn(table, "id")).ToList();
        List<ForeignId> ids = [];
        var digits = (int)Math.Ceiling(Math.Log2(tables.Count));
        List<IEnumerable<Table>> groups = [tables];
        for (var digit = 0; digit < digits; digit++)
            for (var value = 0; value < 2; value++)
                groups.Add([.. tables.Where((_, number) => ((number >> digit) & 1) == value)]);
        foreach (var group in groups)
        {
            var id = Guid.CreateVersion7();
            List<string> found = [];
            foreach (var table in group)
                if (await Record.ExceptionAsync(() => TableMatrixTests.Execute(admin, Foreign(samples.Make(table, sideA: false), id).Insert)) is null) found.Add(table.Name);
            ids.Add(new(id, found));
        }

        return ids;
    }

    /// <summary>The row in the tenant greater-bay with the given id, and whatever else it names with it too; whom it belongs to differs from row to row.</summary>
    private static SampleRow Foreign(SampleRow row, Guid id) =>
        row with
        {
            Values = row.With(("id", SampleRow.Literal(id))).Values.ToDictionary(
                value => value.Key,
                value => value.Key switch
                {
                    "tenant_id" => SampleRow.Literal(PortalFixture.TenantOf("greater-bay").Id),
                    "user_id" or "talent_user_id" or "employer_id" => SampleRow.Literal(Guid.CreateVersion7()),
                    var name when name.EndsWith("_id", StringComparison.Ordinal) && value.Value.EndsWith("'::uuid", StringComparison.Ordinal) => SampleRow.Literal(id),
                    _ => value.Value,
                },
                StringComparer.Ordinal),
        };

    /// <summary>An id, and the tables that have a record with it.</summary>
    private sealed record ForeignId(Guid Id, IReadOnlyList<string> Tables);
}

/// <summary>Makes a request of any type with plausible values and the given id wherever an id is asked.</summary>
internal static class Samples
{
    public static object Of(Type type, Guid id) => Value(type, id)!;

    private static object? Value(Type type, Guid id)
    {
        if (type == typeof(Guid)) return id;
        if (Nullable.GetUnderlyingType(type) is { } inner) return inner == typeof(Guid) ? id : inner == typeof(uint) ? 1u : null;
        if (type == typeof(string)) return "sample";
        if (type == typeof(bool)) return true;
        if (type == typeof(DateOnly)) return new DateOnly(2027, 1, 15);
        if (type == typeof(DateTimeOffset)) return DateTimeOffset.UnixEpoch;
        if (type.IsEnum) return Enum.GetValues(type).GetValue(0);
        if (type.IsPrimitive || type == typeof(decimal)) return Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture);
        if (type.IsArray) return Array.CreateInstance(type.GetElementType()!, 0);
        if (type.IsGenericType && type.GetGenericTypeDefinition() is var open && (open == typeof(IReadOnlyList<>) || open == typeof(IReadOnlyCollection<>) || open == typeof(IEnumerable<>)))
            return Array.CreateInstance(type.GetGenericArguments()[0], 0);
        if (type.IsGenericType) return null;
        if (type.IsInterface || type.IsAbstract) return null;
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault();
        return constructor?.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType, id))]);
    }
}
