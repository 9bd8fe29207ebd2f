using System.Runtime.CompilerServices;
using System.Text;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Fixture;
using Xunit.Abstractions;

namespace TalentPortal.Tests.Isolation;

/// <summary>
/// sec-A10: every request × every role is sent through the real pipeline up to its authorization and compared with
/// request-matrix.txt, which is reviewed by hand. A new request or role fails until its line is written there.
/// </summary>
public sealed class RequestMatrixTests(RequestMatrixTests.Fixture portal, ITestOutputHelper output) : IClassFixture<RequestMatrixTests.Fixture>
{
    private static readonly string[] Columns =
        ["visitor", "talent", "overseas", "domestic", "campus", "lead", "reviewer", "compliance", "curator", "partner", "admin", "admin-elsewhere", "admin-one-factor", "admin-ended", "platform", "owner", "recruiter", "interviewer", "system"];

    private static string MatrixFile => Path.Combine(RepositoryFolder(), "tests", "TalentPortal.Tests", "Isolation", "request-matrix.txt");

    [Fact]
    public async Task Every_request_is_open_to_exactly_the_roles_that_were_reviewed()
    {
        await portal.EndSession(Personas.Staff(PortalRole.TenantAdministrator, "zhongguancun"));
        await portal.DropSecondFactor(Personas.Staff(PortalRole.TenantAdministrator, "greater-bay"));
        var requests = RequestCatalogue.Requests(typeof(RightsStore).Assembly);
        var actual = new StringBuilder();
        foreach (var request in requests) actual.Append(await Line(portal, request)).Append('\n');

        output.WriteLine($"{requests.Count} requests × {Columns.Length} roles = {requests.Count * Columns.Length} cells");
        var reviewed = File.Exists(MatrixFile) ? await File.ReadAllTextAsync(MatrixFile) : "";
        var wrong = actual.ToString().Split('\n').Except(reviewed.ReplaceLineEndings("\n").Split('\n')).ToList();
        var stale = reviewed.ReplaceLineEndings("\n").Split('\n').Where(line => line.Length > 0 && line[0] != '#').Except(actual.ToString().Split('\n')).ToList();
        Assert.True(wrong.Count == 0 && stale.Count == 0, "Not as reviewed in request-matrix.txt; review each line, then write it there:\n" + string.Join('\n', wrong) + "\nNo longer so:\n" + string.Join('\n', stale));
    }

    /// <summary>One line of the matrix, as the pipeline of <paramref name="portal"/> decides it.</summary>
    internal static async Task<string> Line(PortalFixture portal, Type request)
    {
        List<string> open = [];
        foreach (var column in Columns)
            if (await Reaches(portal, request, column) is { } side) open.Add($"{column}:{side}");
        return $"{request.Name}\t{Words(open)}";
    }

    /// <summary>Everybody who is signed in acts as a plain person in most requests; one word for all of them keeps the file readable.</summary>
    private static string Words(List<string> open)
    {
        string[] nobody = ["visitor", "admin-ended", "system"];
        var everyPerson = Columns.Except(nobody).Select(column => column + ":party").ToList();
        if (everyPerson.All(open.Contains)) open = [.. open.Except(everyPerson).Append("every-signed-in:party")];
        string[] visitors = ["visitor:public", "admin-ended:public", "every-signed-in:party"];
        if (visitors.All(open.Contains)) open = [.. open.Except(visitors).Prepend("anyone")];
        return open.Count == 0 ? "-" : string.Join(' ', open);
    }

    private static async Task<string?> Reaches(PortalFixture portal, Type request, string column)
    {
        var origin = column switch
        {
            "visitor" => portal.As(null).Origin,
            "talent" => portal.As(Personas.Talent).Origin,
            "overseas" => portal.As(Personas.Staff(PortalRole.OverseasConsultant)).Origin,
            "domestic" => portal.As(Personas.Staff(PortalRole.DomesticConsultant)).Origin,
            "campus" => portal.As(Personas.Staff(PortalRole.CampusConsultant)).Origin,
            "lead" => portal.As(Personas.Staff(PortalRole.TeamLead)).Origin,
            "reviewer" => portal.As(Personas.Staff(PortalRole.Reviewer)).Origin,
            "compliance" => portal.As(Personas.Staff(PortalRole.ComplianceReviewer)).Origin,
            "curator" => portal.As(Personas.Staff(PortalRole.Curator)).Origin,
            "partner" => portal.As(Personas.Staff(PortalRole.AssociationPartner)).Origin,
            "admin" => portal.As(Personas.Staff(PortalRole.TenantAdministrator)).Origin,
            "admin-elsewhere" => portal.As(Personas.Staff(PortalRole.TenantAdministrator), "zhongguancun").Origin,
            "admin-one-factor" => portal.As(Personas.Staff(PortalRole.TenantAdministrator, "greater-bay"), "greater-bay").Origin,
            "admin-ended" => portal.As(Personas.Staff(PortalRole.TenantAdministrator, "zhongguancun"), "zhongguancun").Origin,
            "platform" => portal.As(Personas.PlatformAdministrator).Origin,
            "owner" => portal.As(Personas.OwnerOf("rongxin")).Origin,
            "recruiter" => portal.As(Personas.RecruiterOf("rongxin")).Origin,
            "interviewer" => portal.As(await portal.Interviewer()).Origin,
            "system" => portal.AsSystem().Origin,
            _ => throw new ArgumentOutOfRangeException(nameof(column)),
        };
        var result = request.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments()[0].GetGenericArguments()[0];
        var send = typeof(RequestMatrixTests).GetMethod(nameof(Send), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(result);
        return await (Task<string?>)send.Invoke(null, [portal.Dispatcher, RuntimeHelpers.GetUninitializedObject(request), origin])!;
    }

    private static async Task<string?> Send<T>(PortalDispatcher dispatcher, object request, CallOrigin origin)
    {
        var outcome = await dispatcher.Send((IRequest<Outcome<T>>)request, origin);
        return outcome.Reason is { Name: "reached" } reached ? (string)reached.Args[0] : null;
    }

    internal static string RepositoryFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TalentPortal.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("Not inside the repository.");
        return folder.FullName;
    }

    /// <summary>The portal with a stop behind authorization: what gets there was let through.</summary>
    public class Fixture : PortalFixture
    {
        public Fixture() => Change(builder => StopAfterAuthorization(builder.Services));

        public Task EndSession(DemoPerson person) => Scalar<int>("update accounts.sessions set ended_at = now() where id = $1", Personas.SessionOf(person));

        public Task DropSecondFactor(DemoPerson person) => Scalar<int>("update accounts.sessions set second_factor = false where id = $1", Personas.SessionOf(person));

        private static void StopAfterAuthorization(IServiceCollection services)
        {
            var at = services.ToList().FindIndex(service => service.ImplementationType == typeof(AuthorizeBehavior<,>));
            services.Insert(at + 1, ServiceDescriptor.Scoped(typeof(IPipelineBehavior<,>), typeof(Stop<,>)));
        }
    }

    private sealed class Stop<TRequest, TResponse>(CurrentCall call) : IPipelineBehavior<TRequest, TResponse>
        where TRequest : IRequest<TResponse>
        where TResponse : IOutcome<TResponse>
    {
        public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
            Task.FromResult(TResponse.Fail(Outcome.Refused(new TextKey("reached", call.Side.ToString().ToLowerInvariant()))));
    }
}
