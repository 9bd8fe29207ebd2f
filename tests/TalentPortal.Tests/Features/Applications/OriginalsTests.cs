using System.Text;
using System.Text.RegularExpressions;
using MediatR;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Applications;

/// <summary>No file of a person leaves to an employer as it is, whichever endpoint there will be.</summary>
public sealed partial class OriginalsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Secret = "Canary of an original CV";

    /// <summary>Found by shape: whatever opens a stored file says where it lies.</summary>
    [Fact]
    public void What_opens_a_file_to_an_employer_opens_it_under_a_mark()
    {
        List<string> files = [], wrong = [];
        foreach (var request in RequestCatalogue.Requests(typeof(RightsStore).Assembly))
        {
            var result = request.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments()[0].GetGenericArguments()[0];
            if (result.GetProperty("StorageName") is null || result.GetProperty("OwnerUserId") is null) continue;
            files.Add(request.Name);
            var access = RequestAccess.Of(request);
            var byEmployers = access.Permission is { } permission && RoleCatalogue.Permissions[permission].Any(role => RoleCatalogue.ScopeOf(role) == RoleScope.Employer);
            if (byEmployers && result.GetProperty("Mark") is null) wrong.Add(request.Name);
        }

        Assert.True(files.Count >= 4, string.Join(", ", files));
        Assert.Contains("OpenApplicantCv", files);
        Assert.Empty(wrong);
    }

    /// <summary>Every address that is no page, with every id that an employer could know of an applicant.</summary>
    [Fact]
    public async Task No_endpoint_gives_an_employer_the_original()
    {
        var talent = await portal.NewTalent();
        var sent = await portal.Applied(talent: talent, cv: await portal.AddCv(talent, Secret));
        await portal.Move(sent, ApplicationState.Screening);
        using var client = await portal.SignedInClient(Personas.OwnerOf("rongxin"));
        var routes = portal.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Where(route => route.Contains('{', StringComparison.Ordinal) && !route.Contains("{*", StringComparison.Ordinal)).Distinct().ToList();
        Assert.True(routes.Count > 10, string.Join(' ', routes));
        List<string> shown = [], leaks = [];
        foreach (var route in routes)
            foreach (var id in new[] { sent.Application, sent.Cv, sent.Talent.UserId, sent.Job })
            {
                var path = Parameter().Replace(route, id.ToString());
                using var answer = await client.GetAsync("/fujian/en" + path);
                if (!answer.IsSuccessStatusCode) continue;
                var text = Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync());
                if (!text.Contains(Secret, StringComparison.Ordinal)) continue;
                (text.Contains("| READER ", StringComparison.Ordinal) ? shown : leaks).Add(route);
            }

        Assert.Empty(leaks);
        Assert.Equal(["/employer/applications/{id:guid}/cv"], shown.Distinct());
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
